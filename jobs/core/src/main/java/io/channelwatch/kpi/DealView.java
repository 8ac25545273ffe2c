package io.channelwatch.kpi;

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
    double daysOverdue) {}
