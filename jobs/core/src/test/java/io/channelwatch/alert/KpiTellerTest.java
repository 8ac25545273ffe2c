package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.AsIfAlwaysEvaluatedTest.Scenario;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KpiTellerTest {

  private static final HistoryLimits LIMITS = new HistoryLimits(800 * DAY, 35 * DAY);
  private static final List<Long> INTERVALS = List.of(1_000L, HOUR, 5 * HOUR + 1_000, DAY);

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void tellsValuesOnceTheyChangedAndNoMoreThanOnceAnInterval(
      @ForAll long seed, @ForAll boolean restoring) {
    Scenario scenario = Scenario.draw(seed);
    long interval = INTERVALS.get((int) Math.floorMod(seed, (long) INTERVALS.size()));

    Rehearsal telling = telling(scenario, interval);
    telling.evaluateSparsely(restoring);

    assertThat(telling.kpis()).isEqualTo(expected(scenario, interval));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whetherValuesAreToldChangesNoAlert(@ForAll long seed) {
    Scenario scenario = Scenario.draw(seed);

    List<Transition> alone = new Rehearsal(scenario, LIMITS).evaluateSparsely(false);

    assertThat(telling(scenario, HOUR).evaluateSparsely(false)).isEqualTo(alone);
  }

  private static Rehearsal telling(Scenario scenario, long interval) {
    return new Rehearsal(
        scenario,
        LIMITS,
        PartnerWatch.tellingKpis(scenario.calendar(), LIMITS, scenario.interval(), interval));
  }

  /** Asks for everything wherever anything could be told. */
  private static List<PartnerKpis> expected(Scenario scenario, long interval) {
    List<PartnerKpis> expected = new ArrayList<>();
    Rehearsal rehearsal = new Rehearsal(scenario, LIMITS);
    rehearsal.show(
        (state, at) -> {
          if (!state.isTicking() || state.history().retired()) {
            return;
          }
          PartnerKpis last = expected.isEmpty() ? null : expected.get(expected.size() - 1);
          Map<String, Double> values = values(state, rehearsal.program(), at);
          boolean due = last == null || at >= last.at() + interval;
          if (!values.isEmpty() && due && (last == null || !values.equals(last.values()))) {
            expected.add(new PartnerKpis(state.partnerId(), at, values));
          }
        });
    rehearsal.evaluateAlways();
    return expected;
  }

  private static Map<String, Double> values(PartnerState state, RuleProgram program, long at) {
    Facts facts = Facts.of(state.history().at(at), program);
    Map<String, Double> values = new LinkedHashMap<>();
    for (Kpi kpi : program.catalog()) {
      double value = kpi.expression().value(facts);
      values.put(kpi.name(), Double.isNaN(value) ? null : (Double) value);
    }
    return values;
  }
}
