package io.channelwatch.alert;

import io.channelwatch.rule.Rule;

/**
 * A rule of which something is told.
 *
 * @param rule as it is, or was when it was last in force
 * @param evidence what can explain its alerts
 */
record ToldRule(Rule rule, DealSelections evidence) {

  static ToldRule of(Rule rule) {
    return new ToldRule(rule, DealSelections.of(rule));
  }
}
