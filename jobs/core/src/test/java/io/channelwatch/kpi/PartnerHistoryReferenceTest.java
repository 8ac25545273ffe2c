package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.instant;
import static io.channelwatch.kpi.Records.profile;
import static io.channelwatch.kpi.Records.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.time.DayOfWeek;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PartnerHistoryReferenceTest {

  private static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  private final PartnerHistory history =
      new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
  private final FxRates rates = new FxRates("USD");

  @Test
  void aPartnerWithoutAProfileIsNotRetired() {
    assertThat(history.retired()).isFalse();
    assertThat(history.profile()).isNull();
    assertThat(history.at(instant("2026-01-01")).tenureDays()).isNaN();
  }

  @Test
  void theProfileUpdatedLastWins() {
    know("2026-01-02", profile("2026-01-02", "gold", PartnerStatus.ACTIVE));
    know("2026-01-03", profile("2026-01-01", "silver", PartnerStatus.ACTIVE));
    know("2026-01-03", profile(null, "bronze", PartnerStatus.ACTIVE));

    assertThat(tier()).isEqualTo("gold");
    assertThat(history.repeated()).isTrue();
    know("2026-01-04", profile("2026-01-02", "platinum", PartnerStatus.ACTIVE));
    assertThat(tier()).isEqualTo("platinum");
  }

  @Test
  void aProfileWithoutUpdateGivesWayToTheNextOneWithout() {
    apply(FROM_THE_BEGINNING, profile(null, "gold", PartnerStatus.ACTIVE));
    apply(FROM_THE_BEGINNING, profile(null, "silver", PartnerStatus.ACTIVE));

    assertThat(tier()).isEqualTo("silver");
  }

  @Test
  void aPartnerIsRetiredByATombstoneOrByItsStatus() {
    know("2026-01-02", profile("2026-01-02", "gold", PartnerStatus.TERMINATED));
    assertThat(history.retired()).isTrue();
    know("2026-01-03", profile("2026-01-03", "gold", PartnerStatus.SUSPENDED));
    assertThat(history.retired()).isFalse();
    know("2026-01-04", new ProfileRemoved(Records.PARTNER));
    assertThat(history.retired()).isTrue();
    assertThat(history.profile()).isNull();
    know("2026-01-05", profile("2026-01-03", "gold", PartnerStatus.ACTIVE));
    assertThat(history.retired()).isTrue();
    know("2026-01-06", profile("2026-01-06", "gold", PartnerStatus.ACTIVE));
    assertThat(history.retired()).isFalse();
  }

  @Test
  void tenureCountsFromTheDayOfJoining() {
    know("2026-01-02", profile(null, "gold", PartnerStatus.ACTIVE));

    assertThat(history.at(instant("2026-01-02")).tenureDays()).isEqualTo(366);
  }

  @Test
  void whatNeverOccurredIsCountedFromTheLaterOfJoiningAndTheFirstData() {
    Measure wins = Measure.parse("wins");
    assertThat(history.at(instant("2026-01-02")).daysSince(wins)).isNaN();
    know("2026-01-02", profile(null, "gold", PartnerStatus.ACTIVE));
    assertThat(history.at(instant("2026-01-02")).daysSince(wins)).isEqualTo(366);

    PartnerHistory since = withDataSince("2025-12-30");
    assertThat(since.at(instant("2025-12-01")).daysSince(wins)).isZero();
    assertThat(since.at(instant("2026-01-02")).daysSince(wins)).isEqualTo(3);
    since.apply(profile(null, "gold", PartnerStatus.ACTIVE), instant("2026-01-02"), rates);
    assertThat(since.at(instant("2026-01-02")).daysSince(wins)).isEqualTo(3);
  }

  @Test
  void aTargetHoldsForExactlyItsPeriod() {
    know("2026-01-02", target("revenue", "2026-01-01", "2026-04-01", 300, null));
    know("2026-01-02", target("revenue", "2026-01-01", "2027-01-01", 1_000, null));
    know("2026-01-02", target("revenue", "2026-01-02", "2026-02-01", 77, null));
    PartnerView view = history.at(instant("2026-01-15"));

    assertThat(view.target("revenue", PeriodUnit.QUARTER)).isEqualTo(300);
    assertThat(view.target("revenue", PeriodUnit.YEAR)).isEqualTo(1_000);
    assertThat(view.target("revenue", PeriodUnit.MONTH)).isNaN();
    assertThat(view.target("registrations", PeriodUnit.QUARTER)).isNaN();
    assertThat(history.at(instant("2026-04-01")).target("revenue", PeriodUnit.QUARTER)).isNaN();
  }

  @Test
  void theTargetUpdatedLastWinsAndARemovalIsRemembered() {
    know("2026-01-02", target("revenue", "2026-01-01", "2026-04-01", 300, "2026-01-02"));
    know("2026-01-03", target("revenue", "2026-01-01", "2026-04-01", 200, "2026-01-01"));
    assertThat(quarterTarget("2026-01-03")).isEqualTo(300);
    know("2026-01-04", removal());
    assertThat(quarterTarget("2026-01-04")).isNaN();
    know("2026-01-05", target("revenue", "2026-01-01", "2026-04-01", 300, "2026-01-03"));
    assertThat(quarterTarget("2026-01-05")).isNaN();
    know("2026-01-06", target("revenue", "2026-01-01", "2026-04-01", 400, "2026-01-06"));
    assertThat(quarterTarget("2026-01-06")).isEqualTo(400);
  }

  @Test
  void aTargetOfMoneyIsConvertedWithTheRateOfItsFirstDay() {
    rates.apply(new FxRate("EUR", Records.day("2026-01-01"), 110_000_000L, null));
    rates.apply(new FxRate("EUR", Records.day("2026-01-02"), 120_000_000L, null));
    know(
        "2026-01-02",
        new Target(
            Records.PARTNER,
            "revenue",
            Records.day("2026-01-01"),
            Records.day("2026-04-01"),
            Records.money(100),
            "EUR",
            null));

    assertThat(quarterTarget("2026-01-02")).isEqualTo(110);
  }

  @Test
  void onlyWhatChangedIsTouched() {
    Profile gold = profile("2026-01-02", "gold", PartnerStatus.ACTIVE);
    know("2026-01-02", gold);
    know("2026-01-02", target("revenue", "2026-01-01", "2026-04-01", 300, null));
    assertThat(history.touched().profile()).isTrue();
    assertThat(history.touched().targets()).isTrue();
    assertThat(history.touched().openDeals()).isFalse();
    history.clearTouched();
    know("2026-01-03", gold);
    know("2026-01-03", target("revenue", "2026-01-01", "2026-04-01", 300, null));

    assertThat(history.touched().any()).isFalse();
  }

  private PartnerHistory withDataSince(String date) {
    return new PartnerHistory(
        "p1",
        new FiscalCalendar(
            new Program(null, ZoneId.of("UTC"), "USD", 1, DayOfWeek.MONDAY, Records.day(date))),
        Records.limits());
  }

  private static TargetRemoved removal() {
    return new TargetRemoved(
        Records.PARTNER, "revenue", Records.day("2026-01-01"), Records.day("2026-04-01"));
  }

  private double quarterTarget(String at) {
    return history.at(instant(at)).target("revenue", PeriodUnit.QUARTER);
  }

  private String tier() {
    return history.profile().tier();
  }

  private void know(String knownAt, PartnerEvent event) {
    apply(instant(knownAt), event);
  }

  private void apply(long knownAt, PartnerEvent event) {
    assertThat(history.apply(event, knownAt, rates)).isNull();
  }
}
