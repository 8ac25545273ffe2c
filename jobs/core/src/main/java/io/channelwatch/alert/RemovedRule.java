package io.channelwatch.alert;

import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.Truth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is no longer in force, in whose words its alerts end.
 *
 * @param rule as it was
 * @param program the rules that it was one of
 */
record RemovedRule(Rule rule, RuleProgram program) {

  /** The rule of an alert among the rules before; one that is known by its id alone otherwise. */
  static RemovedRule of(AlertState alert, @Nullable RuleProgram previous) {
    if (previous != null) {
      for (Rule rule : previous.rules()) {
        if (rule.id().equals(alert.ruleId()) && rule.scope() == alert.scope()) {
          return new RemovedRule(rule, previous);
        }
      }
    }
    return new RemovedRule(unknown(alert), RuleProgram.EMPTY);
  }

  private static Rule unknown(AlertState alert) {
    String id = alert.ruleId();
    return new Rule(
        id,
        "",
        id,
        "risk",
        alert.scope(),
        facts -> Truth.FALSE,
        List.of(),
        0,
        List.of(),
        facts -> id,
        null,
        Map.of(),
        List.of(),
        Reads.NOTHING);
  }
}
