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

  /** When silence that began at a full hour becomes too long, if nothing is heard until then. */
  long runsOutAt(long silentFrom);

  /**
   * Whether silence from a full hour on says anything at all.
   *
   * @param heard the full hours up to that one for which something was heard, that one among them;
   *     those of {@link #lookBack} at least
   */
  boolean judges(NavigableSet<Long> heard, long silentFrom);

  /** How much of what was heard {@link #judges} wants to see, in milliseconds. */
  long lookBack();

  /** For how long what is late may still come in once the topic is back, in milliseconds. */
  long grace();

  /** So many milliseconds, a multiple of an hour. */
  record Of(long millis) implements Patience {

    @Override
    public long runsOutAt(long silentFrom) {
      return silentFrom + millis;
    }

    @Override
    public boolean judges(NavigableSet<Long> heard, long silentFrom) {
      return true;
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
    public long runsOutAt(long silentFrom) {
      return NEVER;
    }

    @Override
    public boolean judges(NavigableSet<Long> heard, long silentFrom) {
      return false;
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
   * A whole day from Monday to Friday in the program's zone, where that says something: the topic
   * is heard so often that chance hardly ever makes it silent for a day.
   */
  record BusinessDay(FiscalCalendar calendar) implements Patience {

    /** In so many hours of four weeks' business days, of 480, something must have been heard. */
    static final int HOURS_HEARD = 400;

    private static final long DAY = 86_400_000L;
    private static final long LOOK_BACK = 28 * DAY;

    @Override
    public long runsOutAt(long silentFrom) {
      int day = calendar.day(silentFrom);
      if (calendar.startOfDay(day) < silentFrom) {
        day++;
      }
      while (isWeekend(day)) {
        day++;
      }
      return calendar.hourTickAtOrAfter(calendar.startOfDay(day + 1));
    }

    // 1970-01-01 was a Thursday.
    private static boolean isWeekend(int day) {
      return Math.floorMod(day + 3, 7) >= 5;
    }

    @Override
    public boolean judges(NavigableSet<Long> heard, long silentFrom) {
      return heard.subSet(silentFrom - LOOK_BACK, false, silentFrom, true).stream()
              .filter(hour -> !isWeekend(calendar.day(hour - 1)))
              .count()
          >= HOURS_HEARD;
    }

    @Override
    public long lookBack() {
      return LOOK_BACK;
    }

    @Override
    public long grace() {
      return DAY;
    }
  }
}
