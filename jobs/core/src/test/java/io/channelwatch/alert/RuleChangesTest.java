package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.WatchedRules.anyLogin;
import static io.channelwatch.alert.WatchedRules.anyRevenue;
import static io.channelwatch.alert.WatchedRules.dealOver;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Rule;
import org.junit.jupiter.api.Test;

/** What changes of the rules do to a partner's alerts. */
class RuleChangesTest {

  private final WatchedPartner partner = new WatchedPartner();

  @Test
  void resolveWhatARemovedRuleRaisedInItsOwnWords() {
    partner
        .rules("2026-03-02T09:00:00Z", anyRevenue(0))
        .takes("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5))
        .rules("2026-03-03T09:00:00Z", anyLogin());

    Transition end = partner.transitions().get(1);
    assertThat(end.reason()).isEqualTo(ResolveReason.RULE_REMOVED);
    assertThat(end.title()).isEqualTo("Title of revenue");
    assertThat(end.rulesVersion()).isEqualTo(2);
    assertThat(end.sequence()).isEqualTo(1);
    assertThat(partner.state().alertStates()).isEmpty();
  }

  @Test
  void resolveARemovedRuleByItsIdWhereItsWordsAreLost() {
    partner
        .rules("2026-03-02T09:00:00Z", anyRevenue(0))
        .takes("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5))
        .rulesAfterARestart("2026-03-03T09:00:00Z");

    assertThat(partner.told())
        .last()
        .isEqualTo("2026-03-03T09:00:00Z revenue|p1 RESOLVED RULE_REMOVED");
    assertThat(partner.transitions().get(1).title()).isEqualTo("revenue");
  }

  @Test
  void areARemovalWhereTheScopeChanges() {
    Rule onDeals =
        onDeal("revenue")
            .level(WARNING, 0, compare(it -> it.deal().amount(), n -> n > 100))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", anyRevenue(0))
        .knows("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .takes("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5))
        .rules("2026-03-03T09:00:00Z", onDeals);

    assertThat(partner.told())
        .endsWith(
            "2026-03-03T09:00:00Z revenue|d1 OPENED",
            "2026-03-03T09:00:00Z revenue|p1 RESOLVED RULE_REMOVED");
  }

  @Test
  void keepWhatFiresWhereTheRuleIsOnlyEdited() {
    partner
        .rules("2026-03-02T09:00:00Z", anyRevenue(0))
        .takes("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5))
        .rules("2026-03-03T09:00:00Z", anyLogin(), anyRevenue(HOUR));

    assertThat(partner.told()).hasSize(1);
  }

  @Test
  void comeBeforeTheEndOfADealWhoseLastLevelTheyTake() {
    Rule critical =
        onDeal("large-deal")
            .level(CRITICAL, 0, compare(it -> it.deal().amount(), n -> n > 9_000))
            .build();
    partner
        .rules("2026-03-02T09:00:00Z", dealOver(100))
        .takes("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T10:00:00Z"))
        .knows("2026-03-03T09:00:00Z", partner.won("d1", 2, 500, "2026-03-03T09:00:00Z"))
        .rules("2026-03-03T09:00:00Z", critical);

    assertThat(partner.told())
        .last()
        .isEqualTo("2026-03-03T09:00:00Z large-deal|d1 RESOLVED RULE_REMOVED");
  }
}
