package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
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
      case CLOSING_IN -> "expected to close this " + WindowPhrase.lower(selection.period());
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
    return window == null ? "in " + name : "in " + name + " of " + WindowPhrase.of(window);
  }

  private static String days(int count) {
    return WindowPhrase.plural(count, "day");
  }
}
