package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;

/** Which days, or which quarters of an hour, a window covers at an instant. */
final class Span {

  /** After every day. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final long HOUR = 3_600_000L;

  private final FiscalCalendar calendar;
  private long at;
  private int today;

  Span(FiscalCalendar calendar, long at) {
    this.calendar = calendar;
    moveTo(at);
  }

  /** Goes on to another instant. */
  void moveTo(long instant) {
    at = instant;
    today = calendar.day(instant);
  }

  long at() {
    return at;
  }

  int today() {
    return today;
  }

  /** The first day of the current period. */
  int first(PeriodUnit unit) {
    return calendar.firstDay(unit, today);
  }

  /** The first day of the next period. */
  int after(PeriodUnit unit) {
    return calendar.firstDayAfter(unit, today);
  }

  /** The first day of a window of days. */
  int firstDay(Window window) {
    return switch (window.kind()) {
      case DAYS -> lastDay(window) - window.length() + 1;
      case DAY, WEEK, MONTH, QUARTER, YEAR -> first(unit(window.kind()));
      case PREV_DAY,
          PREV_WEEK,
          PREV_MONTH,
          PREV_QUARTER,
          PREV_YEAR,
          PREV_MONTH_TO_DATE,
          PREV_QUARTER_TO_DATE,
          PREV_YEAR_TO_DATE ->
          calendar.previousFirstDay(unit(window.kind()), today);
      case HOURS, ALL -> throw notOfDays(window);
    };
  }

  /** The last day of a window of days, itself included. */
  int lastDay(Window window) {
    return switch (window.kind()) {
      case DAYS -> today - window.offset();
      case DAY, WEEK, MONTH, QUARTER, YEAR -> today;
      case PREV_DAY, PREV_WEEK, PREV_MONTH, PREV_QUARTER, PREV_YEAR ->
          first(unit(window.kind())) - 1;
      case PREV_MONTH_TO_DATE, PREV_QUARTER_TO_DATE, PREV_YEAR_TO_DATE -> {
        int first = first(unit(window.kind()));
        int sameDay = firstDay(window) + (today - first);
        yield Math.min(sameDay, first - 1);
      }
      case HOURS, ALL -> throw notOfDays(window);
    };
  }

  /**
   * Through which day a window of days holds the same days on which anything occurred.
   *
   * @param first the first such day in it; {@code Integer.MAX_VALUE} if there is none
   * @param next the first such day after it; {@code Integer.MAX_VALUE} if there is none
   */
  int standsThrough(Window window, int first, int next) {
    return switch (window.kind()) {
      case DAYS -> {
        int leaves = later(first, window.length() + window.offset());
        yield Math.min(leaves, later(next, window.offset())) - 1;
      }
      case DAY,
          WEEK,
          MONTH,
          QUARTER,
          YEAR,
          PREV_DAY,
          PREV_WEEK,
          PREV_MONTH,
          PREV_QUARTER,
          PREV_YEAR ->
          after(unit(window.kind())) - 1;
      case PREV_MONTH_TO_DATE, PREV_QUARTER_TO_DATE, PREV_YEAR_TO_DATE -> {
        PeriodUnit unit = unit(window.kind());
        yield Math.min(after(unit), later(next, first(unit) - firstDay(window))) - 1;
      }
      case HOURS, ALL -> throw notOfDays(window);
    };
  }

  private static int later(int day, int days) {
    return day == NEVER ? NEVER : day + days;
  }

  /** The first instant of a window of hours. */
  long from(Window window) {
    return calendar.startOfHour(at) - (window.length() + window.offset() - 1) * HOUR;
  }

  /** The last instant of a window of hours, itself included. */
  long to(Window window) {
    return window.offset() == 0 ? at : calendar.startOfHour(at) - (window.offset() - 1) * HOUR - 1;
  }

  private static PeriodUnit unit(Window.Kind kind) {
    return switch (kind) {
      case DAY, PREV_DAY -> PeriodUnit.DAY;
      case WEEK, PREV_WEEK -> PeriodUnit.WEEK;
      case MONTH, PREV_MONTH, PREV_MONTH_TO_DATE -> PeriodUnit.MONTH;
      case QUARTER, PREV_QUARTER, PREV_QUARTER_TO_DATE -> PeriodUnit.QUARTER;
      case YEAR, PREV_YEAR, PREV_YEAR_TO_DATE -> PeriodUnit.YEAR;
      case HOURS, DAYS, ALL -> throw new IllegalArgumentException(kind + " is no period");
    };
  }

  private static IllegalArgumentException notOfDays(Window window) {
    return new IllegalArgumentException(window + " is not made of days");
  }
}
