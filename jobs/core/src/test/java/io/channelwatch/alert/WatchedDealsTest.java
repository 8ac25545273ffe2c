package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.WatchedRules.dealOver;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.DealStage;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Rule;
import org.junit.jupiter.api.Test;

/** Rules on deals. */
class WatchedDealsTest {

  private final WatchedPartner partner = new WatchedPartner();

  @Test
  void haveAlertsOfTheirOwn() {
    partner
        .rules("2026-03-02T09:00:00Z", dealOver(100))
        .takes("2026-03-02T10:00:00Z", partner.open("d2", 500, "2026-03-02T10:00:00Z"))
        .takes("2026-03-02T11:00:00Z", partner.open("d1", 500, "2026-03-02T11:00:00Z"))
        .takes("2026-03-02T12:00:00Z", partner.open("d3", 50, "2026-03-02T12:00:00Z"));

    assertThat(partner.told())
        .containsExactly(
            "2026-03-02T10:00:00Z large-deal|d2 OPENED",
            "2026-03-02T11:00:00Z large-deal|d1 OPENED");
    Transition first = partner.transitions().get(0);
    assertThat(first.subjectType()).isEqualTo(SubjectType.DEAL);
    assertThat(first.partnerId()).isEqualTo("p1");
  }

  @Test
  void endTheirAlertsWhenTheyCloseAndMayBeginNewOnes() {
    partner
        .rules("2026-03-02T09:00:00Z", dealOver(100))
        .takes("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .takes("2026-03-03T10:00:00Z", partner.won("d1", 2, 500, "2026-03-03T10:00:00Z"))
        .takes(
            "2026-03-04T10:00:00Z",
            partner.deal("d1", 3, DealStage.PROPOSAL, 500, "2026-03-04T10:00:00Z"));

    assertThat(partner.told())
        .containsExactly(
            "2026-03-02T10:00:00Z large-deal|d1 OPENED",
            "2026-03-03T10:00:00Z large-deal|d1 RESOLVED DEAL_CLOSED",
            "2026-03-04T10:00:00Z large-deal|d1 OPENED");
    assertThat(partner.transitions().get(2).alertId())
        .isNotEqualTo(partner.transitions().get(0).alertId());
  }

  @Test
  void goOnWhereOneClosesAndOpensAgainBetweenTwoEvaluations() {
    partner
        .rules("2026-03-02T09:00:00Z", dealOver(100))
        .takes("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .knows("2026-03-03T10:00:00Z", partner.won("d1", 2, 500, "2026-03-03T10:00:00Z"))
        .takes(
            "2026-03-03T10:00:00Z",
            partner.deal("d1", 3, DealStage.PROPOSAL, 500, "2026-03-03T10:00:00Z"));

    assertThat(partner.told()).hasSize(1);
  }

  @Test
  void areAllLookedAtWhereTheRuleReadsThePartnerToo() {
    Rule crowded =
        onDeal("crowded")
            .reads(Call.of(Call.Function.OPEN_COUNT))
            .level(WARNING, 0, compare(it -> it.partner().openCount(null), n -> n > 1))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", crowded)
        .takes("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .takes("2026-03-02T11:00:00Z", partner.open("d2", 500, "2026-03-02T11:00:00Z"));

    assertThat(partner.told())
        .containsExactly(
            "2026-03-02T11:00:00Z crowded|d1 OPENED", "2026-03-02T11:00:00Z crowded|d2 OPENED");
  }

  @Test
  void fireAtDeadlinesOfTheirOwn() {
    Rule slow =
        onDeal("slow")
            .level(WARNING, HOUR, compare(it -> it.deal().amount(), n -> n > 100))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", slow)
        .takes("2026-03-02T10:10:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .takes("2026-03-02T10:20:00Z", partner.open("d2", 500, "2026-03-02T10:00:00Z"));
    assertThat(partner.wakeAt()).isEqualTo("2026-03-02T11:10:00Z");

    partner.evaluate("2026-03-02T11:10:00Z");

    assertThat(partner.told()).containsExactly("2026-03-02T11:10:00Z slow|d1 OPENED");
    assertThat(partner.wakeAt()).isEqualTo("2026-03-02T11:20:00Z");
  }
}
