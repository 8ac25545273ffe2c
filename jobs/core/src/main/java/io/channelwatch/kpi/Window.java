package io.channelwatch.kpi;

/**
 * A stretch of time relative to the instant of an evaluation.
 *
 * @param kind what the window is made of
 * @param length hours for {@code HOURS}, days for {@code DAYS}, otherwise 0
 * @param offset how much later ones are left out, in the same unit, otherwise 0
 */
public record Window(Kind kind, int length, int offset) {

  /**
   * The window that a formula names, such as {@code 30d}, {@code quarter} or {@code all}.
   *
   * @throws IllegalArgumentException with a sentence that says what was expected
   */
  public static Window parse(String window) {
    return WindowNames.parse(window);
  }

  /**
   * The trailing window that ends where another trailing window of the same kind begins: {@code
   * parse("30d", "7d")} is the 30 days before the last 7.
   *
   * @throws IllegalArgumentException with a sentence that says what was expected
   */
  public static Window parse(String window, String offset) {
    return WindowNames.parse(window, offset);
  }

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
