package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.NavigableSet;
import java.util.Set;

/**
 * For how long a topic may be silent. Silence is counted in full hours: from the first one at or
 * after the instant at which its last record became known.
 */
public sealed interface Patience {

  /** No silence is too long. */
  long NEVER = Long.MAX_VALUE;

  /**
   * When silence becomes too long, if nothing is heard until then.
   *
   * @param heard the full hours for which something was heard before, those of {@link #lookBack} at
   *     least
   * @param silentFrom the last of them
   */
  long runsOutAt(NavigableSet<Long> heard, long silentFrom);

  /** How much of what was heard before matters, in milliseconds. */
  long lookBack();

  /**
   * The full hour by which what is late has come in.
   *
   * @param returned the full hour from which on the topic is back
   */
  long settledAt(long returned);

  /**
   * So many milliseconds, a multiple of an hour, and up to the next full hour where clocks were put
   * by less than an hour in between.
   */
  record Of(FiscalCalendar calendar, long millis) implements Patience {

    @Override
    public long runsOutAt(NavigableSet<Long> heard, long silentFrom) {
      return calendar.hourTickAtOrAfter(silentFrom + millis);
    }

    @Override
    public long lookBack() {
      return 0;
    }

    @Override
    public long settledAt(long returned) {
      return calendar.hourTickAtOrAfter(returned + millis);
    }
  }

  /** Any silence is all right. */
  record Endless() implements Patience {

    @Override
    public long runsOutAt(NavigableSet<Long> heard, long silentFrom) {
      return NEVER;
    }

    @Override
    public long lookBack() {
      return 0;
    }

    @Override
    public long settledAt(long returned) {
      return returned;
    }
  }

  /**
   * A whole day from Monday to Friday in the program's zone, if silence says something on it: on
   * the same day of each of the weeks before, unless that was a holiday, the topic was heard for
   * hours.
   *
   * @param holidays days on which silence says nothing, as days since 1970-01-01
   */
  record BusinessDay(FiscalCalendar calendar, Set<Integer> holidays) implements Patience {

    /** With the same day of so many weeks before a day is compared. */
    static final int WEEKS = 4;

    /** In so many hours of each of them something was heard. */
    static final int BUSY_HOURS = 8;

    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;

    @Override
    public long runsOutAt(NavigableSet<Long> heard, long silentFrom) {
      int from = calendar.day(silentFrom);
      int first = calendar.startOfDay(from) < silentFrom ? from + 1 : from;
      for (int day = first; day <= from + WEEKS * WEEK; day++) {
        if (isBusinessDay(day) && isUsuallyBusy(heard, day)) {
          return calendar.hourTickAtOrAfter(calendar.startOfDay(day + 1));
        }
      }
      return NEVER;
    }

    private boolean isBusinessDay(int day) {
      // 1970-01-01 was a Thursday.
      return Math.floorMod(day + 3, WEEK) < 5 && !holidays.contains(day);
    }

    private boolean isUsuallyBusy(NavigableSet<Long> heard, int day) {
      int busy = 0;
      for (int before = day - WEEKS * WEEK; before < day; before += WEEK) {
        if (isBusy(heard, before)) {
          busy++;
        } else if (!holidays.contains(before)) {
          return false;
        }
      }
      return busy > 0;
    }

    private boolean isBusy(NavigableSet<Long> heard, int day) {
      // A full hour stands for the hour that it ends.
      long start = calendar.startOfDay(day);
      long end = calendar.startOfDay(day + 1);
      return heard.subSet(start, false, end, true).size() >= BUSY_HOURS;
    }

    @Override
    public long lookBack() {
      return (WEEKS * WEEK + 1) * DAY;
    }

    @Override
    public long settledAt(long returned) {
      return calendar.hourTickAtOrAfter(returned + DAY);
    }
  }
}
