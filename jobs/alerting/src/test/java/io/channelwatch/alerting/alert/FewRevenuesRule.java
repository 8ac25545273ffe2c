package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One rule, made by hand: fires while a partner has an odd number of revenues. */
record FewRevenuesRule() implements RulesCompiler {

  private static final Measure REVENUE = Measure.parse("revenue");
  private static final Window ALL = Window.parse("all");

  @Override
  public Compiled compile(RulesUpdate update) {
    Rule rule =
        new Rule(
            "odd-revenues",
            "test",
            "An odd number of revenues",
            "risk",
            RuleScope.PARTNER,
            facts -> Truth.TRUE,
            List.of(new Level(Severity.WARNING, FewRevenuesRule::isOdd, 0, null)),
            0,
            List.of("cam"),
            facts -> "odd",
            null,
            Map.of(),
            List.of(),
            new Reads(
                List.of(Call.of(Call.Function.COUNT, REVENUE, ALL)),
                Set.of(),
                false,
                false,
                Map.of()));
    return new Compiled(RuleProgram.of(update.version(), List.of(rule)), List.of());
  }

  private static Truth isOdd(Facts facts) {
    return facts.partner().count(REVENUE, ALL) % 2 == 1 ? Truth.TRUE : Truth.FALSE;
  }
}
