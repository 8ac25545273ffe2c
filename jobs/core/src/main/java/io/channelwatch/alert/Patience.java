package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.NavigableSet;

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

  /** For how long what is late may still come in once the topic is back, in milliseconds. */
  long grace();

  /** So many milliseconds, a multiple of an hour. */
  record Of(long millis) implements Patience {

    @Override
    public long runsOutAt(NavigableSet<Long> heard, long silentFrom) {
      return silentFrom + millis;
    }

    @Override
    public long lookBack() {
      return 0;
    }

    @Override
    public long grace() {
      return millis;
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
    public long grace() {
      return 0;
    }
  }

  /**
   * A whole day from Monday to Friday in the program's zone, if it is one on which silence says
   * something: on most of the same days of the weeks before, the topic was heard again and again.
   */
  record BusinessDay(FiscalCalendar calendar) implements Patience {

    /** Of so many weeks before the day is compared. */
    static final int WEEKS = 4;

    /** So many of them must have been busy on that day. */
    static final int BUSY_WEEKS = 3;

    /** In so many hours of a busy day something was heard. */
    static final int BUSY_HOURS = 6;

    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;

    @Override
    public long runsOutAt(NavigableSet<Long> heard, long silentFrom) {
      int from = calendar.day(silentFrom);
      int first = calendar.startOfDay(from) < silentFrom ? from + 1 : from;
      for (int day = first; day <= from + WEEKS * WEEK; day++) {
        if (!isWeekend(day) && isUsuallyBusy(heard, day)) {
          return calendar.hourTickAtOrAfter(calendar.startOfDay(day + 1));
        }
      }
      return NEVER;
    }

    // 1970-01-01 was a Thursday.
    private static boolean isWeekend(int day) {
      return Math.floorMod(day + 3, WEEK) >= 5;
    }

    private boolean isUsuallyBusy(NavigableSet<Long> heard, int day) {
      int busy = 0;
      for (int week = 1; week <= WEEKS; week++) {
        long start = calendar.startOfDay(day - week * WEEK);
        long end = calendar.startOfDay(day - week * WEEK + 1);
        // A full hour stands for the hour that it ends.
        busy += heard.subSet(start, false, end, true).size() >= BUSY_HOURS ? 1 : 0;
      }
      return busy >= BUSY_WEEKS;
    }

    @Override
    public long lookBack() {
      return (WEEKS * WEEK + 1) * DAY;
    }

    @Override
    public long grace() {
      return DAY;
    }
  }
}
