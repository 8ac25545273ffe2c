package io.channelwatch.calendar;

/** A calendar period of the program; quarters and years are fiscal. */
public enum PeriodUnit {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR
}
