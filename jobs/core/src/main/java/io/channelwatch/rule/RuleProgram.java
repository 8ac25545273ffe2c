package io.channelwatch.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All rules of a rules directory, checked and compiled; immutable.
 *
 * @param version the version under which the rules were applied
 * @param rules the enabled rules on partners and deals
 * @param kpis how many catalog KPIs there are: the room that {@link Readings} need
 * @param catalog the catalog KPIs by name, in the order of their slots
 * @param calls every call of any expression, in the order of their slots
 */
public record RuleProgram(
    long version, List<Rule> rules, int kpis, List<Kpi> catalog, List<Call> calls) {

  /** No rules at all. */
  public static final RuleProgram EMPTY = new RuleProgram(0, List.of(), 0, List.of(), List.of());

  /** Rules that use no catalog. */
  public static RuleProgram of(long version, List<Rule> rules) {
    Set<Call> calls = new LinkedHashSet<>();
    rules.forEach(rule -> calls.addAll(rule.reads().calls()));
    return new RuleProgram(version, List.copyOf(rules), 0, List.of(), List.copyOf(calls));
  }
}
