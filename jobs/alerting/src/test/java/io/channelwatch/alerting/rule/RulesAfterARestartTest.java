package io.channelwatch.alerting.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesAfterARestartTest {

  private static final RulesUpdate UPDATE = new RulesUpdate("test", 3, Map.of(), "tester", 0);

  /** Without rules every alert would end, and say that its rule is removed. */
  @Test
  void areNotGivenUpWhereAReleaseNoLongerTakesThem() {
    RulesInForce before =
        new RulesInForce(update -> new RulesCompiler.Compiled(RuleProgram.EMPTY, List.of()));
    before.add(1_000, UPDATE);
    before.reach(1_000);
    Problem problem =
        new Problem(Problem.Severity.ERROR, "rules.yaml", 3, 5, "low", "no such KPI", "low");
    RulesInForce after =
        new RulesInForce(update -> new RulesCompiler.Compiled(null, List.of(problem)));

    assertThatThrownBy(() -> after.restore(before.snapshot(), 2_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the rules in force, version 3 of 'test', no longer pass the check:"
                + " rules.yaml:3:5: low: no such KPI");
  }
}
