package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.MINUTE;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.alert.TestRules.tierIs;
import static io.channelwatch.alert.WatchedPartner.profile;
import static io.channelwatch.event.PartnerStatus.ACTIVE;
import static io.channelwatch.event.PartnerStatus.TERMINATED;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Truth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartnerWatchTest {

  private static final Measure ACTIVITY = Measure.parse("activity");
  private static final Measure REVENUE = Measure.parse("revenue");

  private final WatchedPartner partner = new WatchedPartner();

  @Nested
  class Partners {

    @Test
    void areEvaluatedOnWhatTheirRecordsTouch() {
      partner
          .rules("2026-03-02T09:00:00Z", anyRevenue(0), anyLogin())
          .takes("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5));

      assertThat(partner.told()).containsExactly("2026-03-02T10:00:00Z revenue|p1 OPENED");
    }

    @Test
    void endEveryAlertWhenTheyAreRetired() {
      partner
          .rules("2026-03-02T09:00:00Z", anyRevenue(0), dealOver(100))
          .knows("2026-03-02T10:00:00Z", partner.revenue("2026-03-02T10:00:00Z", 5))
          .takes("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T09:30:00Z"))
          .takes("2026-03-03T10:00:00Z", profile("2026-03-03T10:00:00Z", "gold", TERMINATED));

      assertThat(partner.told())
          .endsWith(
              "2026-03-03T10:00:00Z large-deal|d1 RESOLVED PARTNER_RETIRED",
              "2026-03-03T10:00:00Z revenue|p1 RESOLVED PARTNER_RETIRED");
      assertThat(partner.state().alertStates()).isEmpty();
      assertThat(partner.wakeAt()).isEqualTo("never");
    }

    @Test
    void areLookedAtWholeWhenTheyReturn() {
      partner
          .rules("2026-03-02T09:00:00Z", anyRevenue(0), dealOver(100))
          .takes("2026-03-02T10:00:00Z", profile("2026-03-02T10:00:00Z", "gold", ACTIVE))
          .takes("2026-03-03T10:00:00Z", new ProfileRemoved("p1"))
          .takes("2026-03-04T10:00:00Z", partner.revenue("2026-03-04T10:00:00Z", 5))
          .takes("2026-03-04T11:00:00Z", open("d1", 500, "2026-03-04T11:00:00Z"));
      assertThat(partner.told()).isEmpty();

      partner.takes("2026-03-05T10:00:00Z", profile("2026-03-05T10:00:00Z", "gold", ACTIVE));

      assertThat(partner.told())
          .containsExactly(
              "2026-03-05T10:00:00Z large-deal|d1 OPENED",
              "2026-03-05T10:00:00Z revenue|p1 OPENED");
    }

    @Test
    void fireAtTheDeadlineOfALevel() {
      partner
          .rules("2026-03-02T09:00:00Z", anyRevenue(30 * MINUTE))
          .takes("2026-03-02T10:10:00Z", partner.revenue("2026-03-02T10:00:00Z", 5));
      assertThat(partner.wakeAt()).isEqualTo("2026-03-02T10:40:00Z");

      partner.evaluate("2026-03-02T10:40:00Z");

      assertThat(partner.told()).containsExactly("2026-03-02T10:40:00Z revenue|p1 OPENED");
    }

    @Test
    void resolveAsPeriodEndedWhereTheCountBeginsAnew() {
      Measure measure = REVENUE;
      Window quarter = Window.parse("quarter");
      Rule rule =
          onPartner("revenue")
              .reads("revenue", "quarter")
              .readsPeriod(PeriodUnit.QUARTER)
              .level(WARNING, 0, compare(it -> it.partner().sum(measure, quarter), n -> n > 0))
              .keepFiringFor(DAY)
              .build();
      partner
          .rules("2026-03-02T09:00:00Z", rule)
          .takes("2026-03-31T22:00:00Z", partner.revenue("2026-03-31T10:00:00Z", 5));
      assertThat(partner.wakeAt()).isEqualTo("2026-04-01T00:00:00Z");

      partner.evaluate("2026-04-01T00:00:00Z").evaluate("2026-04-02T00:00:00Z");

      assertThat(partner.told())
          .last()
          .isEqualTo("2026-04-02T00:00:00Z revenue|p1 RESOLVED PERIOD_ENDED");
    }
  }

  @Nested
  class Deals {

    @Test
    void haveAlertsOfTheirOwn() {
      partner
          .rules("2026-03-02T09:00:00Z", dealOver(100))
          .takes("2026-03-02T10:00:00Z", open("d2", 500, "2026-03-02T10:00:00Z"))
          .takes("2026-03-02T11:00:00Z", open("d1", 500, "2026-03-02T11:00:00Z"))
          .takes("2026-03-02T12:00:00Z", open("d3", 50, "2026-03-02T12:00:00Z"));

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
          .takes("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
          .takes("2026-03-03T10:00:00Z", won("d1", 2, 500, "2026-03-03T10:00:00Z"))
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
          .takes("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
          .knows("2026-03-03T10:00:00Z", won("d1", 2, 500, "2026-03-03T10:00:00Z"))
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
          .takes("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
          .takes("2026-03-02T11:00:00Z", open("d2", 500, "2026-03-02T11:00:00Z"));

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
          .takes("2026-03-02T10:10:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
          .takes("2026-03-02T10:20:00Z", open("d2", 500, "2026-03-02T10:00:00Z"));
      assertThat(partner.wakeAt()).isEqualTo("2026-03-02T11:10:00Z");

      partner.evaluate("2026-03-02T11:10:00Z");

      assertThat(partner.told()).containsExactly("2026-03-02T11:10:00Z slow|d1 OPENED");
      assertThat(partner.wakeAt()).isEqualTo("2026-03-02T11:20:00Z");
    }
  }

  @Nested
  class RuleChanges {

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
          .knows("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
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
          .takes("2026-03-02T10:00:00Z", open("d1", 500, "2026-03-02T10:00:00Z"))
          .knows("2026-03-03T09:00:00Z", won("d1", 2, 500, "2026-03-03T09:00:00Z"))
          .rules("2026-03-03T09:00:00Z", critical);

      assertThat(partner.told())
          .last()
          .isEqualTo("2026-03-03T09:00:00Z large-deal|d1 RESOLVED RULE_REMOVED");
    }
  }

  @Nested
  class Sleep {

    @Test
    void isEndlessWhereOnlyRecordsCanChangeAnything() {
      partner
          .rules("2026-03-02T09:00:00Z", dealOver(100))
          .takes("2026-03-02T10:00:00Z", open("d1", 50, "2026-03-02T10:00:00Z"));

      assertThat(partner.wakeAt()).isEqualTo("never");
    }

    @Test
    void endsAtMidnightWhereARuleReadsDays() {
      partner
          .rules("2026-03-02T09:00:00Z", anyRevenue(0))
          .takes("2026-03-02T10:10:00Z", partner.login("2026-03-02T10:00:00Z"));

      assertThat(partner.wakeAt()).isEqualTo("2026-03-03T00:00:00Z");
    }

    @Test
    void endsAtTheNextHourWhereARuleReadsHours() {
      partner
          .rules("2026-03-02T09:00:00Z", anyLogin())
          .takes("2026-03-02T10:10:00Z", partner.login("2026-03-02T10:00:00Z"));

      assertThat(partner.wakeAt()).isEqualTo("2026-03-02T11:00:00Z");
    }

    @Test
    void endsAtTheFirstHourAfterSomethingKnownHappens() {
      Rule everRevenue =
          onPartner("revenue")
              .reads("revenue", "30d")
              .level(WARNING, 0, compare(it -> it.partner().count(REVENUE, days(30)), n -> n > 0))
              .build();
      partner
          .rules("2026-03-02T09:00:00Z", everRevenue)
          .takes("2026-03-02T10:10:00Z", partner.revenue("2026-03-02T12:30:00Z", 5));
      assertThat(partner.wakeAt()).isEqualTo("2026-03-02T13:00:00Z");

      partner.evaluate("2026-03-02T13:00:00Z");

      assertThat(partner.told()).containsExactly("2026-03-02T13:00:00Z revenue|p1 OPENED");
    }

    @Test
    void isNotEndedByTheClockBeforeTheFirstRecord() {
      partner
          .knows("2026-03-01T00:00:00Z", profile(null, "gold", ACTIVE))
          .rules("2026-03-02T09:00:00Z", anyRevenue(0), anyLogin());

      assertThat(partner.wakeAt()).isEqualTo("never");
    }

    @Test
    void isEndedByTheClockFromTheFirstRecordOn() {
      partner
          .knows("2026-03-01T00:00:00Z", profile(null, "gold", ACTIVE))
          .rules("2026-03-02T09:00:00Z", anyLogin())
          .knows("2026-03-05T09:30:00Z", partner.login("2026-03-05T09:30:00Z"));

      assertThat(partner.wakeAt()).isEqualTo("2026-03-05T10:00:00Z");
    }
  }

  @Test
  void saysWhoAndWhatAnAlertIsAbout() {
    partner
        .knows("2026-03-01T00:00:00Z", profile(null, "silver", ACTIVE))
        .rules("2026-03-02T09:00:00Z", silver());

    Transition opened = partner.transitions().get(0);
    assertThat(opened.subjectType()).isEqualTo(SubjectType.PARTNER);
    assertThat(opened.subjectName()).isEqualTo("Northwind");
    assertThat(opened.cam()).isEqualTo(WatchedPartner.CAM);
    assertThat(opened.leader()).isNull();
    assertThat(opened.ruleSet()).isEqualTo("tests");
    assertThat(opened.playbook()).isEqualTo("Call them.");
    assertThat(opened.labels()).containsEntry("family", "tests");
    assertThat(opened.recipients()).containsExactly("cam");
    assertThat(opened.values().get("tenure_days()").value()).isNull();
    assertThat(opened.alertId()).isEqualTo(new AlertId().of("silver", "p1", opened.openedAt()));
  }

  @Test
  void namesThePartnerOfADeal() {
    partner
        .knows("2026-03-01T00:00:00Z", profile(null, "silver", ACTIVE))
        .rules("2026-03-02T09:00:00Z", dealOver(0))
        .takes(
            "2026-03-03T09:00:00Z",
            partner.deal("d1", 1, DealStage.PROPOSAL, 10, "2026-03-03T09:00:00Z"));

    Transition opened = partner.transitions().get(0);
    assertThat(opened.subjectId()).isEqualTo("d1");
    assertThat(opened.subjectName()).isEqualTo("Northwind");
  }

  private static Rule anyRevenue(long holdFor) {
    NumberExpression count = it -> it.partner().count(REVENUE, days(30));
    return onPartner("revenue")
        .reads("revenue", "30d")
        .level(WARNING, holdFor, compare(count, n -> n > 0))
        .build();
  }

  private static Rule anyLogin() {
    Window window = Window.parse("2h");
    return onPartner("login")
        .reads("activity", "2h")
        .level(CRITICAL, 0, compare(it -> it.partner().count(ACTIVITY, window), n -> n > 5))
        .build();
  }

  private static Rule silver() {
    return onPartner("silver")
        .readsProfile()
        .level(WARNING, 0, it -> tierIs(it, "silver") == Truth.TRUE ? Truth.TRUE : Truth.FALSE)
        .value("tenure_days()", null, it -> it.partner().tenureDays())
        .build();
  }

  private static Rule dealOver(double amount) {
    return onDeal("large-deal")
        .level(WARNING, 0, compare(it -> it.deal().amount(), n -> n > amount))
        .build();
  }

  private static Window days(int days) {
    return new Window(Window.Kind.DAYS, days, 0);
  }

  private DealVersion open(String id, double amount, String at) {
    return partner.deal(id, 1, DealStage.PROPOSAL, amount, at);
  }

  private DealVersion won(String id, long version, double amount, String at) {
    return partner.deal(id, version, DealStage.WON, amount, at);
  }
}
