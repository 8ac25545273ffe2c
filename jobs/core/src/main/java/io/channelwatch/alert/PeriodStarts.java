package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;

/** Tells where the program's periods begin. */
@FunctionalInterface
interface PeriodStarts {

  /** Whether a period of this kind begins at exactly this instant. */
  boolean isStart(PeriodUnit period, long instant);

  /** The period starts of a calendar. */
  static PeriodStarts of(FiscalCalendar calendar) {
    return (period, instant) -> {
      int day = calendar.day(instant);
      return calendar.startOfDay(day) == instant && calendar.firstDay(period, day) == day;
    };
  }
}
