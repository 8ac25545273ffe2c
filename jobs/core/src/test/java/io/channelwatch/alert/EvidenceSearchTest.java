package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Truth;
import org.junit.jupiter.api.Test;

class EvidenceSearchTest {

  private static final String AT = "2026-03-20T10:00:00Z";

  private final WatchedPartner partner = new WatchedPartner();

  @Test
  void showsTheLargestOpenDealsThatTheRuleCounts() {
    for (int i = 1; i <= 7; i++) {
      partner.knows(AT, open("d" + i, i == 2 ? 700 : 100 * i));
    }
    partner.knows(AT, partner.deal("won", 1, DealStage.WON, 9_000, "2026-03-19T10:00:00Z"));

    Evidence evidence =
        evidence(onPartner("r").reads(Call.of(Call.Function.OPEN_VALUE)).reads("wins", "30d"));

    assertThat(evidence.deals())
        .extracting(Evidence.Deal::dealId)
        .containsExactly("d2", "d7", "d6", "d5", "d4");
    assertThat(evidence.deals()).extracting(Evidence.Deal::why).containsOnly("open");
    assertThat(evidence.deals().get(0).amount()).isEqualTo(7_000_000);
  }

  @Test
  void showsWhatMeasuresCountWhereNoOpenDealDoes() {
    partner.knows(AT, partner.deal("won", 1, DealStage.WON, 500, "2026-03-19T10:00:00Z"));
    partner.knows(AT, partner.deal("old", 1, DealStage.WON, 900, "2026-01-19T10:00:00Z"));

    Evidence evidence =
        evidence(onPartner("r").reads(Call.of(Call.Function.OPEN_VALUE)).reads("wins", "30d"));

    assertThat(evidence.deals()).extracting(Evidence.Deal::dealId).containsExactly("won");
    assertThat(evidence.deals().get(0).why()).isEqualTo("in wins of the last 30 days");
    assertThat(evidence.deals().get(0).stage()).isEqualTo("WON");
    assertThat(evidence.deals().get(0).closedAt()).isNotNull();
  }

  @Test
  void givesEveryReasonOfADealOnceAndTheObviousOneOnlyAlone() {
    partner.knows(AT, open("d1", 100));

    Evidence evidence =
        evidence(
            onPartner("r")
                .reads(Call.of(Call.Function.OPEN_COUNT))
                .reads(Call.of(Call.Function.OPEN_VALUE))
                .reads(Call.of(Call.Function.OVERDUE_COUNT, 0))
                .reads(Call.of(Call.Function.STALLED_COUNT, 14)));

    assertThat(evidence.deals()).hasSize(1);
    assertThat(evidence.deals().get(0).why())
        .isEqualTo("10 days past its close date, untouched for 18 days; untouched for 18 days");
  }

  @Test
  void showsTheLastRecordOfEachOtherMeasure() {
    partner
        .knows("2026-03-18T10:00:00Z", partner.login("2026-03-18T10:00:00Z"))
        .knows("2026-03-19T10:00:00Z", partner.revenue("2026-03-19T10:00:00Z", 12.5));

    Evidence evidence =
        evidence(
            onPartner("r")
                .reads("revenue", "30d")
                .reads("activity.portal_login", "2h")
                .reads("customers", "30d")
                .reads("revenue", "quarter"));

    assertThat(evidence.deals()).isEmpty();
    assertThat(evidence.records())
        .extracting(Evidence.LastRecord::measure)
        .containsExactly("revenue", "activity.portal_login", "customers");
    assertThat(evidence.records().get(0).eventId()).isEqualTo("e1");
    assertThat(evidence.records().get(0).amount()).isEqualTo(125_000);
    assertThat(evidence.records().get(1).quantity()).isEqualTo(10_000);
  }

  @Test
  void putsTheDealItselfFirstInItsOwnAlert() {
    partner.knows(AT, open("large", 900)).knows(AT, open("small", 100));

    partner.rules(AT, always(onDeal("r").reads(Call.of(Call.Function.OPEN_COUNT))));

    assertThat(partner.transitions())
        .extracting(transition -> transition.evidence().deals().get(0))
        .extracting(Evidence.Deal::dealId, Evidence.Deal::why)
        .containsExactly(tuple("large", "the deal itself"), tuple("small", "the deal itself"));
    assertThat(partner.transitions().get(1).evidence().deals())
        .extracting(Evidence.Deal::dealId)
        .containsExactly("small", "large");
  }

  @Test
  void stillShowsADealWhoseClosingEndsItsAlert() {
    partner
        .knows(AT, open("d1", 900))
        .rules(AT, always(onDeal("r")))
        .takes(
            "2026-03-21T10:00:00Z",
            partner.deal("d1", 2, DealStage.LOST, 900, "2026-03-21T10:00:00Z"));

    Evidence evidence = partner.transitions().get(1).evidence();
    assertThat(evidence.deals()).hasSize(1);
    assertThat(evidence.deals().get(0).stage()).isEqualTo("LOST");
  }

  private Evidence evidence(TestRules rule) {
    partner.rules(AT, always(rule));
    return partner.transitions().get(0).evidence();
  }

  private static Rule always(TestRules rule) {
    return rule.level(WARNING, 0, facts -> Truth.TRUE).build();
  }

  private DealVersion open(String id, double amount) {
    return partner.deal(id, 1, DealStage.PROPOSAL, amount, "2026-03-02T10:00:00Z");
  }
}
