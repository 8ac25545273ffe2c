package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.MINUTE;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.alert.TestRules.tierIs;
import static io.channelwatch.alert.WatchedPartner.profile;
import static io.channelwatch.alert.WatchedRules.REVENUE;
import static io.channelwatch.alert.WatchedRules.anyLogin;
import static io.channelwatch.alert.WatchedRules.anyRevenue;
import static io.channelwatch.alert.WatchedRules.dealOver;
import static io.channelwatch.event.PartnerStatus.ACTIVE;
import static io.channelwatch.event.PartnerStatus.TERMINATED;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Truth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartnerWatchTest {
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
          .takes("2026-03-02T10:00:00Z", partner.open("d1", 500, "2026-03-02T09:30:00Z"))
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
          .takes("2026-03-04T11:00:00Z", partner.open("d1", 500, "2026-03-04T11:00:00Z"));
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

  private static Rule silver() {
    return onPartner("silver")
        .readsProfile()
        .level(WARNING, 0, it -> tierIs(it, "silver") == Truth.TRUE ? Truth.TRUE : Truth.FALSE)
        .value("tenure_days()", null, it -> it.partner().tenureDays())
        .build();
  }
}
