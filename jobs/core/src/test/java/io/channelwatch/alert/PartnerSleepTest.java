package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.alert.WatchedPartner.profile;
import static io.channelwatch.alert.WatchedRules.REVENUE;
import static io.channelwatch.alert.WatchedRules.anyLogin;
import static io.channelwatch.alert.WatchedRules.anyRevenue;
import static io.channelwatch.alert.WatchedRules.days;
import static io.channelwatch.alert.WatchedRules.dealOver;
import static io.channelwatch.event.PartnerStatus.ACTIVE;
import static io.channelwatch.rule.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Rule;
import org.junit.jupiter.api.Test;

/** For how long a partner need not be looked at. */
class PartnerSleepTest {

  private final WatchedPartner partner = new WatchedPartner();

  @Test
  void isEndlessWhereOnlyRecordsCanChangeAnything() {
    partner
        .rules("2026-03-02T09:00:00Z", dealOver(100))
        .takes("2026-03-02T10:00:00Z", partner.open("d1", 50, "2026-03-02T10:00:00Z"));

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
