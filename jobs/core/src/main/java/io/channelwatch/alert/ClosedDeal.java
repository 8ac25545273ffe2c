package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealView;
import org.jspecify.annotations.Nullable;

/** Shows a deal that is no longer open, so that the end of its alerts can be worded. */
final class ClosedDeal {

  private static final double UNITS = 10_000;

  private ClosedDeal() {}

  /**
   * The deal on a day.
   *
   * @param deal what is known of it; null where it has been forgotten already
   */
  static DealView on(int today, String id, @Nullable DealFacts deal, FiscalCalendar calendar) {
    if (deal == null) {
      double unknown = Double.NaN;
      return new DealView(
          id,
          DealStage.WITHDRAWN,
          Attribution.UNKNOWN,
          unknown,
          unknown,
          unknown,
          unknown,
          unknown);
    }
    Long closedAt = deal.closedAt();
    Integer expected = deal.expectedCloseOn();
    return new DealView(
        id,
        deal.stage(),
        Attribution.UNKNOWN,
        deal.amount() / UNITS,
        today - calendar.day(deal.registeredAt()),
        closedAt == null ? Double.NaN : today - calendar.day(closedAt),
        today - calendar.day(deal.latestAt()),
        expected == null ? Double.NaN : Math.max(0, today - expected));
  }
}
