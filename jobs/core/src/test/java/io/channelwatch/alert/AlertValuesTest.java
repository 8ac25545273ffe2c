package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.FixedPartner;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertValuesTest {

  private static final Facts FACTS = Facts.of(new FixedPartner(), RuleProgram.EMPTY);

  @Test
  void standInTheOrderOfTheRule() {
    Map<String, AlertValue> values =
        AlertValues.of(rule(number("b", 2), number("a", 1), number("c", 3)), FACTS, new Trails());

    assertThat(values.keySet()).containsExactly("b", "a", "c");
    assertThat(values.get("a").value()).isEqualTo(1.0);
  }

  @Test
  void areNullWhereTheyAreAbsent() {
    AlertValue value = AlertValues.of(rule(number("a", Double.NaN)), FACTS, new Trails()).get("a");

    assertThat(value.value()).isNull();
    assertThat(value.parts()).isEmpty();
    assertThat(value.trail()).isEmpty();
  }

  @Test
  void carryTheUnitInLowerCaseAndTheThresholds() {
    Threshold threshold = new Threshold(Severity.WARNING, "when", "<", 3);
    RuleValue ratio =
        new RuleValue("coverage", Unit.RATIO, facts -> 2.5, false, List.of(threshold), List.of());

    AlertValue value =
        AlertValues.of(rule(ratio, number("a", 1)), FACTS, new Trails()).get("coverage");

    assertThat(value.unit()).isEqualTo("ratio");
    assertThat(value.thresholds()).containsExactly(threshold);
  }

  @Test
  void splitACompositeSoThatItsPartsAddUpToIt() {
    AlertValue score =
        AlertValues.of(
                rule(
                    composite(
                        part("coverage", 0.3, 0, 4, 1),
                        part("velocity", 0.2, -0.5, 0.25, 0.5),
                        part("dormancy", 0.5, 60, 0, 15))),
                FACTS,
                new Trails())
            .get("score");

    assertThat(score.parts())
        .extracting(AlertValue.Part::contribution)
        .containsExactly(0.3 * 25, 0.2 * 100, 0.5 * 75);
  }

  @Test
  void leaveTheWeightOfAbsentPartsToTheOthers() {
    AlertValue score =
        AlertValues.of(
                rule(
                    composite(
                        part("coverage", 0.3, 0, 4, Double.NaN),
                        part("velocity", 0.2, 0, 1, 0.5),
                        part("dormancy", 0.5, 60, 0, 90))),
                FACTS,
                new Trails())
            .get("score");

    assertThat(score.parts().get(0).value()).isNull();
    assertThat(score.parts().get(0).contribution()).isNull();
    assertThat(score.parts().get(1).contribution()).isEqualTo(0.2 / 0.7 * 50, within(1e-9));
    assertThat(score.parts().get(2).contribution()).isZero();
  }

  @Test
  void haveNoContributionsWhereEveryPartIsAbsent() {
    AlertValue score =
        AlertValues.of(
                rule(composite(part("coverage", 0.3, 0, 4, Double.NaN))), FACTS, new Trails())
            .get("score");

    assertThat(score.parts()).extracting(AlertValue.Part::contribution).containsOnlyNulls();
  }

  private static RuleValue number(String text, double value) {
    return new RuleValue(text, null, facts -> value, false, List.of(), List.of());
  }

  private static RuleValue composite(CompositePart... parts) {
    return new RuleValue("score", Unit.SCORE, facts -> 50, false, List.of(), List.of(parts));
  }

  private static CompositePart part(
      String kpi, double weight, double zero, double full, double value) {
    return new CompositePart(kpi, weight, zero, full, facts -> value);
  }

  private static Rule rule(RuleValue... values) {
    return new Rule(
        "rule",
        "tests",
        "A rule",
        "risk",
        RuleScope.PARTNER,
        facts -> Truth.TRUE,
        List.of(),
        0,
        List.of(),
        facts -> "",
        null,
        Map.of(),
        List.of(values),
        Reads.NOTHING);
  }
}
