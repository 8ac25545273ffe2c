package io.channelwatch.rule;

import java.util.List;

/**
 * All rules of a rules directory, checked and compiled; immutable.
 *
 * @param version the version under which the rules were applied
 * @param rules the enabled rules on partners and deals
 * @param kpis how many catalog KPIs there are: the room that {@link Facts} need
 * @param catalog the catalog KPIs by name, in the order of their slots
 */
public record RuleProgram(long version, List<Rule> rules, int kpis, List<Kpi> catalog) {

  /** No rules at all. */
  public static final RuleProgram EMPTY = new RuleProgram(0, List.of(), 0, List.of());
}
