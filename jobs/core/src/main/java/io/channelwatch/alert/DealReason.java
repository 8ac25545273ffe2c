package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a short phrase why a deal weighs in. */
final class DealReason {

  private final FiscalCalendar calendar;

  DealReason(FiscalCalendar calendar) {
    this.calendar = calendar;
  }

  /** Why a deal is part of a selection, on a day. */
  String of(DealSelection selection, DealFacts deal, int today) {
    return switch (selection.kind()) {
      case OPEN -> "open";
      case CLOSING_IN -> "expected to close this " + lower(selection.period());
      case OVERDUE -> pastClose(deal, today) + ", " + untouched(deal, today);
      case STALLED -> untouched(deal, today);
      case SLIPPED -> "slipped out of this quarter";
      case COUNTED -> counted(selection.measure(), selection.window());
    };
  }

  private static String pastClose(DealFacts deal, int today) {
    Integer expected = deal.expectedCloseOn();
    return expected == null
        ? "past its close date"
        : days(today - expected) + " past its close date";
  }

  private String untouched(DealFacts deal, int today) {
    return "untouched for " + days(today - calendar.day(deal.latestAt()));
  }

  private static String counted(@Nullable Measure measure, @Nullable Window window) {
    String name = measure == null ? "deals" : measure.name();
    return window == null ? "in " + name : "in " + name + " of " + phrase(window);
  }

  private static String phrase(Window window) {
    return switch (window.kind()) {
      case HOURS -> trailing(window, "hour");
      case DAYS -> trailing(window, "day");
      case DAY -> "today";
      case WEEK, MONTH, QUARTER, YEAR -> "this " + lower(window.kind());
      case PREV_DAY -> "yesterday";
      case PREV_WEEK, PREV_MONTH, PREV_QUARTER, PREV_YEAR ->
          "the previous " + lower(window.kind()).substring("prev_".length());
      case PREV_MONTH_TO_DATE, PREV_QUARTER_TO_DATE, PREV_YEAR_TO_DATE ->
          "the previous " + lower(window.kind()).replaceAll("prev_|_to_date", "") + " to date";
      case ALL -> "all time";
    };
  }

  private static String trailing(Window window, String unit) {
    return window.offset() == 0
        ? last(window.length(), unit)
        : "the " + plural(window.length(), unit) + " before the last " + window.offset();
  }

  private static String last(int count, String unit) {
    return count == 1 ? "the last " + unit : "the last " + plural(count, unit);
  }

  private static String days(int count) {
    return plural(count, "day");
  }

  private static String plural(int count, String unit) {
    return count == 1 ? "1 " + unit : count + " " + unit + "s";
  }

  private static String lower(@Nullable Enum<?> symbol) {
    return symbol == null ? "period" : symbol.name().toLowerCase(Locale.ROOT);
  }
}
