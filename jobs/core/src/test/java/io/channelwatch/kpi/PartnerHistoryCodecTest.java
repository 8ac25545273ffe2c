package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartnerHistoryCodecTest {

  private final FiscalCalendar calendar = Records.calendar("America/New_York");
  private final HistoryLimits limits = Records.limits();
  private final FxRates rates = new FxRates("USD");

  @Test
  void anEmptyHistoryIsAFewBytes() {
    PartnerHistory history = new PartnerHistory("p1", calendar, limits);
    PartnerHistory copy = PartnerHistoryModelTest.copy(history, calendar, limits);

    assertThat(PartnerHistoryModelTest.bytes(copy)).hasSizeLessThan(20);
    assertThat(copy.retired()).isFalse();
  }

  @Test
  void everyFieldOfAProfileComesBack() {
    Profile profile =
        new Profile(
            "p1",
            5L,
            "Acme Ünïted",
            "reseller",
            "gold",
            "EMEA",
            "DE",
            PartnerStatus.ONBOARDING,
            -3,
            new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"),
            new Contact("Bob", null, null, null),
            Map.of("b", "2", "a", ""));
    PartnerHistory history = new PartnerHistory("p1", calendar, limits);
    history.apply(profile, 10, rates);

    assertThat(PartnerHistoryModelTest.copy(history, calendar, limits).profile())
        .isEqualTo(profile);
  }

  @Test
  void aYearOfAPartnerWithFiftyOpenDealsTakesAFewKilobytes() {
    PartnerHistory history = new PartnerHistory("p1", calendar, limits);
    Random random = new Random(1);
    LocalDate start = LocalDate.parse("2025-01-01");
    DealStage[] stages = {DealStage.SUBMITTED, DealStage.APPROVED, DealStage.PROPOSAL};
    for (int i = 0; i < 365; i++) {
      String at = start.plusDays(i) + "T15:04:05.678Z";
      if (i >= 265 && i % 2 == 0) {
        for (int version = 0; version < stages.length; version++) {
          history.apply(
              Records.attributed(
                  Records.deal("deal-" + i, version, at, stages[version], random.nextInt(90_000)),
                  Attribution.values()[1 + random.nextInt(3)]),
              instant(at),
              rates);
        }
      }
      if (i % 3 == 0) {
        history.apply(Records.activity("login-" + i, at, "portal_login"), instant(at), rates);
      }
      if (i % 7 == 0) {
        history.apply(
            Records.revenue("inv-" + i, at, random.nextInt(50_000), "customer-" + i % 10),
            instant(at),
            rates);
      }
    }
    history.clearTouched();

    assertThat(history.at(instant("2026-01-01")).openCount(null)).isEqualTo(50);
    assertThat(PartnerHistoryModelTest.bytes(history)).hasSizeLessThan(8_000);
  }
}
