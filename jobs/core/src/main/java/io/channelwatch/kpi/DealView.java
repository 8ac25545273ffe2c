package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;

/**
 * One open deal at an instant, as rules with the scope {@code deal} read it. Numbers that cannot be
 * known are {@code NaN}.
 *
 * @param id the deal's id
 * @param stage the winning version's stage
 * @param attribution the winning version's attribution
 * @param amount in units of the program's currency
 * @param ageDays calendar days since {@code registered_at}
 * @param daysInStage calendar days since {@code stage_entered_at}
 * @param daysSinceUpdate calendar days since the latest version
 * @param daysOverdue calendar days past {@code expected_close_on}, 0 until then, absent without one
 */
public record DealView(
    String id,
    DealStage stage,
    Attribution attribution,
    double amount,
    double ageDays,
    double daysInStage,
    double daysSinceUpdate,
    double daysOverdue) {

  /** A deal as it stands on a day. */
  static DealView of(Deal deal, FiscalCalendar calendar, int today) {
    int expected = deal.expectedCloseOn();
    return new DealView(
        deal.id(),
        deal.stage(),
        deal.attribution(),
        deal.amount() / 10_000.0,
        Math.max(0, today - deal.registeredDay(calendar)),
        Math.max(0, today - deal.stageDay(calendar)),
        Math.max(0, today - deal.latestDay(calendar)),
        expected == DealState.NO_DAY ? Double.NaN : Math.max(0, today - expected));
  }
}
