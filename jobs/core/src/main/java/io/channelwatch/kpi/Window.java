package io.channelwatch.kpi;

/**
 * A stretch of time relative to the instant of an evaluation.
 *
 * @param kind what the window is made of
 * @param length hours for {@code HOURS}, days for {@code DAYS}, otherwise 0
 * @param offset how much later ones are left out, in the same unit, otherwise 0
 */
public record Window(Kind kind, int length, int offset) {

  /** What a window is made of. */
  public enum Kind {
    HOURS,
    DAYS,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    PREV_DAY,
    PREV_WEEK,
    PREV_MONTH,
    PREV_QUARTER,
    PREV_YEAR,
    PREV_MONTH_TO_DATE,
    PREV_QUARTER_TO_DATE,
    PREV_YEAR_TO_DATE,
    ALL
  }
}
