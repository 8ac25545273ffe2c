package io.channelwatch.rule;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealTurns;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule's expressions read, through the catalog and {@code applies_to} included: when the
 * rule must be evaluated again, and what explains its alerts.
 *
 * @param calls the calls on the partner, in the order in which they are written
 * @param periods the fiscal months, quarters and years that the expressions name
 * @param profile whether they read fields of the profile
 * @param dealDays whether each day can change what they read of a deal
 * @param dealAges the numbers with which they compare the ages of a deal, where that is all that
 *     they do with them
 */
public record Reads(
    List<Call> calls,
    Set<PeriodUnit> periods,
    boolean profile,
    boolean dealDays,
    Map<DealTurns.Age, Set<Double>> dealAges) {

  /** Of expressions that read nothing. */
  public static final Reads NOTHING = new Reads(List.of(), Set.of(), false, false, Map.of());
}
