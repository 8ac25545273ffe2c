package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.DealView;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.FixedPartner;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Readings;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSetsTest {

  private static final String CATALOG =
      """
      apiVersion: channelwatch/v1
      kind: KpiCatalog
      kpis:
        - {name: coverage, title: T, definition: D, unit: ratio, better: higher, owner: o,
           formula: "open_value('quarter') / gap"}
        - {name: gap, title: T, definition: D, unit: money, better: lower, owner: o,
           formula: "target('revenue') - sum('revenue','quarter')"}
        - {name: wins, title: T, definition: D, unit: count, better: higher, owner: o,
           formula: "count('wins','all')"}
        - name: health
          title: T
          definition: D
          unit: score
          better: higher
          owner: o
          composite:
            - {kpi: coverage, weight: 3, zero: 0, full: 4}
            - {kpi: wins, weight: 1, zero: 10, full: 0}
        - name: best
          title: T
          definition: D
          unit: score
          better: higher
          owner: o
          composite:
            - {kpi: coverage, weight: 0.05, zero: 0, full: 1}
            - {kpi: wins, weight: 0.35, zero: 0, full: 1}
      """;

  private final FixedPartner partner =
      new FixedPartner()
          .with("open_value QUARTER", 250_000)
          .with("target revenue QUARTER", 130_000)
          .with("sum revenue QUARTER 0 0", 30_000)
          .with("count wins ALL 0 0", 5);

  private static RuleSets.Checked check(String rule) {
    String set =
        """
        apiVersion: channelwatch/v1
        kind: RuleSet
        metadata: {name: set, owner: ops}
        rules:
        """;
    return RuleSets.check(
        Map.of("kpis.yaml", CATALOG, "set.yaml", set + rule, "README.md", "not: [yaml"),
        new RuleSets.Options(Set.of("ops"), 3, "EUR", null));
  }

  private static RuleProgram program(String rule) {
    RuleSets.Checked checked = check(rule);
    assertThat(checked.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR))
        .isEmpty();
    return checked.program();
  }

  private static Rule rule(String rule) {
    return program(rule).rules().get(0);
  }

  private Facts facts() {
    return Facts.of(partner, new Readings(20), 5);
  }

  @Test
  void takesEverythingThatARuleSays() {
    Rule rule =
        rule(
            """
              - id: low
                title: Low
                kind: risk
                applies_to: wins > 3
                levels:
                  - {severity: warning, when: coverage < 3.0, for: 1d12h, clear_when: 3.3 <= coverage}
                  - {severity: critical, when: coverage < 1.5 || coverage == -1}
                keep_firing_for: 90s
                notify: [cam, ops]
                playbook: Call them.
                labels: {family: pipeline}
            """);
    assertThat(rule.id()).isEqualTo("low");
    assertThat(rule.ruleSet()).isEqualTo("set");
    assertThat(rule.scope()).isEqualTo(RuleScope.PARTNER);
    assertThat(rule.keepFiringFor()).isEqualTo(90_000);
    assertThat(rule.recipients()).containsExactly("cam", "ops");
    assertThat(rule.labels()).containsExactly(Map.entry("family", "pipeline"));
    assertThat(rule.appliesTo().test(facts())).isEqualTo(Truth.TRUE);
    Level warning = rule.levels().get(0);
    assertThat(warning.holdFor()).isEqualTo(36 * 3_600_000L);
    assertThat(warning.when().test(facts())).isEqualTo(Truth.TRUE);
    assertThat(warning.clearWhen().test(facts())).isEqualTo(Truth.FALSE);
    assertThat(rule.levels().get(1).clearWhen()).isNull();
    assertThat(rule.levels().get(1).when().test(facts())).isEqualTo(Truth.FALSE);
  }

  @Test
  void listsValuesOnceWithAllThatTheyAreComparedWith() {
    Rule rule =
        rule(
            """
              - id: low
                title: Low
                kind: risk
                applies_to: wins > 3
                levels:
                  - {severity: warning, when: coverage < 3, clear_when: 3.3 <= coverage}
                  - {severity: critical, when: "coverage < 1.5 && known(target('revenue'))"}
                notify: [cam]
            """);
    assertThat(rule.values())
        .extracting(RuleValue::text)
        .containsExactly("wins", "coverage", "target('revenue')");
    assertThat(rule.values())
        .extracting(RuleValue::unit)
        .containsExactly(Unit.COUNT, Unit.RATIO, Unit.MONEY);
    assertThat(rule.values().get(0).thresholds()).isEmpty();
    assertThat(rule.values().get(1).thresholds())
        .containsExactly(
            new Threshold(Severity.WARNING, "when", "<", 3),
            new Threshold(Severity.WARNING, "clear_when", ">=", 3.3),
            new Threshold(Severity.CRITICAL, "when", "<", 1.5));
    assertThat(rule.values().get(1).expression().value(facts())).isEqualTo(2.5);
  }

  @Test
  void readsThroughTheCatalogInTheOrderOfTheText() {
    Rule rule =
        rule(
            """
              - id: low
                title: Low
                kind: risk
                applies_to: wins > 3
                levels: [{severity: info, when: coverage < 3}]
                notify: [cam]
            """);
    assertThat(rule.reads().calls())
        .extracting(Call::function)
        .containsExactly(
            Call.Function.COUNT, Call.Function.OPEN_VALUE, Call.Function.TARGET, Call.Function.SUM);
    assertThat(rule.reads().periods()).containsExactly(PeriodUnit.QUARTER);
    assertThat(rule.reads().dealDays()).isFalse();
    assertThat(rule.reads().profile()).isFalse();
  }

  @Test
  void weighsWhatIsKnownOfAComposite() {
    Rule rule =
        rule(
            """
              - id: ill
                title: Ill
                kind: risk
                levels: [{severity: info, when: health < 50}]
                notify: [cam]
            """);
    RuleValue health = rule.values().get(0);
    assertThat(health.expression().value(facts())).isEqualTo((3 * 62.5 + 1 * 50) / 4);
    assertThat(health.parts()).extracting(CompositePart::kpi).containsExactly("coverage", "wins");
    partner.with("target revenue QUARTER", Double.NaN);
    assertThat(health.expression().value(facts())).isEqualTo(50);
    partner.with("count wins ALL 0 0", Double.NaN);
    assertThat(health.expression().value(facts())).isNaN();
  }

  @Test
  void scoresAtMostAHundred() {
    Rule rule =
        rule(
            """
              - id: best
                title: Best
                kind: growth
                levels: [{severity: info, when: best == 100}]
                notify: [cam]
            """);
    assertThat(rule.values().get(0).expression().value(facts())).isEqualTo(100);
  }

  @Test
  void leavesDisabledRulesOutButChecksThem() {
    String disabled =
        """
          - {id: x, title: X, kind: risk, enabled: false, notify: [cam], levels: [{severity: info, when: %s > 1}]}
        """;
    assertThat(program(disabled.formatted("wins")).rules()).isEmpty();
    assertThat(check(disabled.formatted("winz")).program()).isNull();
  }

  @Test
  void evaluatesRulesOnDealsBesideThePartner() {
    Rule rule =
        rule(
            """
              - id: stuck
                title: Stuck
                kind: risk
                scope: deal
                levels: [{severity: info, when: deal.days_overdue > 7 && deal.stage == 'PROPOSAL' && wins > 1}]
                notify: [cam]
                message: "{{deal.id}}: {{deal.amount}}, {{deal.days_overdue}}, {{deal.attribution}} of {{partner.name}}"
            """);
    DealView deal =
        new DealView("d1", DealStage.PROPOSAL, Attribution.SOURCED, 12_500, 40, 20, 9, 8);
    assertThat(rule.values()).extracting(RuleValue::text).containsExactly("wins");
    assertThat(rule.levels().get(0).when().test(facts().about(deal))).isEqualTo(Truth.TRUE);
    assertThat(rule.message().render(facts().about(deal)))
        .isEqualTo("d1: EUR 12,500, 8 days, SOURCED of p1");
    assertThat(rule.reads().dealDays()).isFalse();
    assertThat(rule.reads().dealAges())
        .containsExactly(Map.entry(DealTurns.Age.OVERDUE, Set.of(7.0)));
  }

  @Test
  void rendersPlaceholdersInTheirUnitsAndWhatIsAbsent() {
    Rule rule =
        rule(
            """
              - id: low
                title: Low
                kind: risk
                levels: [{severity: info, when: coverage < 3}]
                notify: [cam]
                message: >-
                  {{coverage}} | {{coverage | percent}} | {{ gap }} | {{gap / 3}} | {{wins > 3 || false ? 'a|b' : 'c'}}
                  | {{target('x')}} {{tier}} | {{health}} }} {
            """);
    assertThat(rule.message().render(facts()))
        .isEqualTo("2.5x | 250% | EUR 100,000 | 33,333.33 | a|b | n/a n/a | 59 }} {");
  }

  @Test
  void makesAMessageOfTitleAndValues() {
    Rule rule =
        rule(
            """
              - id: low
                title: Coverage is low
                kind: risk
                applies_to: gap > wins
                levels: [{severity: info, when: coverage < 3 && wins > 1}]
                notify: [cam]
            """);
    assertThat(rule.message().render(facts())).isEqualTo("Coverage is low: wins 5, coverage 2.5x");
  }

  @Test
  void takesPlainYamlTruthAsACondition() {
    Rule rule =
        rule(
            """
              - {id: x, title: X, kind: growth, applies_to: false, notify: [], levels: [{severity: info, when: True}]}
            """);
    assertThat(rule.appliesTo().test(facts())).isEqualTo(Truth.FALSE);
    assertThat(rule.levels().get(0).when().test(facts())).isEqualTo(Truth.TRUE);
  }

  @Test
  void acceptsADirectoryWithoutACatalog() {
    RuleSets.Checked checked =
        RuleSets.check(Map.of(), new RuleSets.Options(Set.of(), 1, "USD", null));
    assertThat(checked).isEqualTo(new RuleSets.Checked(RuleProgram.of(1, List.of()), List.of()));
  }
}
