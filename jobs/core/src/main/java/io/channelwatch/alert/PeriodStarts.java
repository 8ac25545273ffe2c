package io.channelwatch.alert;

import io.channelwatch.calendar.PeriodUnit;

/** Tells where the program's periods begin. */
@FunctionalInterface
interface PeriodStarts {

  /** Whether a period of this kind begins at exactly this instant. */
  boolean isStart(PeriodUnit period, long instant);
}
