package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
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
  void eachHaveAPlaybookAndAFamily() {
    List<Rule> rules = checked.program().rules();
    assertThat(rules)
        .hasSizeGreaterThan(20)
        .allSatisfy(rule -> assertThat(rule.playbook()).isNotBlank())
        .allSatisfy(rule -> assertThat(rule.labels()).containsKey("family"));
  }
}
