package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.FixedPartner;
import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {

  private final RuleSets.Checked checked =
      RuleSets.check(
          RulesFolder.read(RulesFolder.SHIPPED),
          new RuleSets.Options(Set.of(), 7, "USD", (int) LocalDate.of(2026, 1, 1).toEpochDay()));

  @Test
  void areWithoutAProblem() {
    String problems =
        checked.problems().stream().map(Problem::render).collect(Collectors.joining());
    assertThat(problems).isEmpty();
    assertThat(checked.program()).isNotNull();
  }

  @Test
  void carryTheVersionAndEveryKpiInItsSlot() {
    RuleProgram program = checked.program();
    assertThat(program.version()).isEqualTo(7);
    assertThat(program.kpis()).isEqualTo(program.catalog().size());
    assertThat(program.catalog())
        .extracting(Kpi::name)
        .containsExactlyInAnyOrder(
            "pipeline_coverage",
            "remaining_coverage",
            "quota_attainment",
            "projected_attainment",
            "registration_velocity",
            "registration_velocity_change",
            "registration_attainment",
            "win_rate",
            "average_deal_size",
            "average_deal_size_change",
            "sales_cycle_days",
            "registration_conversion",
            "stage_conversion_proposal",
            "overdue_deals",
            "stalled_deals",
            "slipped_deals",
            "revenue_growth_qoq",
            "sourced_share",
            "new_customers",
            "days_since_registration",
            "days_since_activity",
            "days_since_login",
            "days_since_business_review",
            "login_days",
            "activity_change",
            "trainings_completed",
            "certifications",
            "mdf_utilization",
            "campaigns",
            "rebate_progress",
            "days_without_win",
            "health_score");
  }

  @Test
  void takeAFirstWinForARecovery() {
    Rule rule = rule("first-win-missing");
    FixedPartner partner = new FixedPartner().with("tenure_days", 200);

    assertThat(when(rule, 1, partner.with("count wins ALL 0 0", 0))).isEqualTo(Truth.TRUE);
    assertThat(when(rule, 1, partner.with("count wins ALL 0 0", 1))).isEqualTo(Truth.FALSE);
  }

  @Test
  void takeARebateThatIsReachedForBetterNewsStill() {
    Rule rule = rule("rebate-within-reach");
    FixedPartner partner =
        new FixedPartner()
            .with("target rebate_threshold QUARTER", 1_000)
            .with("sum revenue QUARTER 0 0", 1_010);

    assertThat(when(rule, 0, partner)).isEqualTo(Truth.TRUE);
    assertThat(when(rule, 1, partner)).isEqualTo(Truth.TRUE);
    assertThat(rule.message().render(facts(partner)))
        .contains("booked USD 1,010, 101% of the USD 1,000");
  }

  @Test
  void sayNothingOfAWinRateThatNobodyKnows() {
    FixedPartner partner =
        new FixedPartner()
            .with("count registrations DAYS 30 1", 12)
            .with("count registrations DAYS 30 31", 6);

    assertThat(when(rule("momentum-up"), 0, partner)).isEqualTo(Truth.TRUE);
    assertThat(rule("momentum-up").message().render(facts(partner)))
        .contains("12 deals", "100% more")
        .doesNotContain("n/a");
  }

  private Rule rule(String id) {
    return checked.program().rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Truth when(Rule rule, int level, FixedPartner partner) {
    return rule.levels().get(level).when().test(facts(partner));
  }

  private Facts facts(FixedPartner partner) {
    return Facts.of(partner, checked.program());
  }

  @Test
  void eachHaveAPlaybookAndAFamily() {
    List<Rule> rules = checked.program().rules();
    assertThat(rules)
        .hasSizeGreaterThan(20)
        .allSatisfy(rule -> assertThat(rule.playbook()).isNotBlank())
        .allSatisfy(rule -> assertThat(rule.labels()).containsKey("family"));
  }
}
