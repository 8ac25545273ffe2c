package io.channelwatch.rule;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.Measure;
import java.util.List;
import java.util.Set;

/**
 * What a rule's expressions read, through the catalog and {@code applies_to} included: when the
 * rule must be evaluated again, and what explains its alerts.
 *
 * @param calls the calls on the partner's history, in the order in which they are written
 * @param measures the measures whose occurrences can change a value
 * @param periods the fiscal months, quarters and years that the expressions name
 * @param openDeals whether a change of an open deal can change a value
 * @param targets whether a change of a target can change a value
 * @param profile whether a change of the profile can change a value
 * @param days whether the turn of a day can change a value
 * @param hours whether the turn of an hour can change a value
 */
public record Reads(
    List<Call> calls,
    Set<Measure> measures,
    Set<PeriodUnit> periods,
    boolean openDeals,
    boolean targets,
    boolean profile,
    boolean days,
    boolean hours) {}
