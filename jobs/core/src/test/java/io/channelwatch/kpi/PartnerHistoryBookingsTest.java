package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.activity;
import static io.channelwatch.kpi.Records.instant;
import static io.channelwatch.kpi.Records.revenue;
import static io.channelwatch.kpi.Records.spending;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import org.junit.jupiter.api.Test;

class PartnerHistoryBookingsTest {

  private static final Window ALL = Window.parse("all");

  private final PartnerHistory history =
      new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
  private final FxRates rates = new FxRates("USD");

  @Test
  void revenueCountsByAttributionAndByType() {
    know("2026-01-10", revenue("r1", "2026-01-10", 100));
    know("2026-01-11", revenue("r2", "2026-01-11", -30));

    assertThat(count("revenue")).isEqualTo(2);
    assertThat(sum("revenue")).isEqualTo(70);
    assertThat(sum("revenue.sourced")).isEqualTo(70);
    assertThat(sum("revenue.new")).isEqualTo(70);
    assertThat(sum("revenue.renewal")).isZero();
  }

  @Test
  void revenueOfUnknownKindCountsWithoutSuffixOnly() {
    know(
        "2026-01-10",
        new Revenue(
            "r1",
            Records.PARTNER,
            instant("2026-01-10"),
            Records.money(10),
            "USD",
            Attribution.UNKNOWN,
            RevenueType.UNKNOWN,
            null,
            null,
            null));

    assertThat(sum("revenue")).isEqualTo(10);
    assertThat(history.touched().measures()).containsExactly(Measure.parse("revenue"));
  }

  @Test
  void activityCountsQuantitiesAndAmountsByType() {
    know("2026-01-10", activity("a1", "2026-01-10", "portal_login"));
    know("2026-01-10", spending("a2", "2026-01-10", "mdf_utilized", 250));
    know(
        "2026-01-10",
        new Activity(
            "a3", Records.PARTNER, instant("2026-01-10"), "portal_login", -5_000, null, null));

    assertThat(count("activity")).isEqualTo(3);
    assertThat(sum("activity")).isEqualTo(1.5);
    assertThat(count("activity.portal_login")).isEqualTo(2);
    assertThat(sum("activity.portal_login")).isEqualTo(0.5);
    assertThat(count("activity_amount")).isEqualTo(1);
    assertThat(sum("activity_amount.mdf_utilized")).isEqualTo(250);
    assertThat(count("activity_amount.portal_login")).isZero();
  }

  @Test
  void aRecordCountsOncePerEventId() {
    know("2026-01-10", revenue("r1", "2026-01-10", 100));
    assertThat(history.repeated()).isFalse();
    know("2026-02-14", revenue("r1", "2026-01-10", 100));

    assertThat(history.repeated()).isTrue();
    assertThat(sum("revenue")).isEqualTo(100);
    know("2026-02-14T00:00:00.001Z", revenue("r1", "2026-01-10", 100));
    assertThat(sum("revenue")).isEqualTo(200);
  }

  @Test
  void revenueAndActivityMayShareAnId() {
    know("2026-01-10", revenue("x", "2026-01-10", 100));
    know("2026-01-10", activity("x", "2026-01-10", "portal_login"));

    assertThat(count("activity")).isEqualTo(1);
  }

  @Test
  void aRefusedRecordIsNotRememberedAsSeen() {
    Activity foreign =
        new Activity(
            "a1", Records.PARTNER, instant("2026-01-10"), "mdf_utilized", 10_000, 10_000L, "EUR");
    assertThat(history.apply(foreign, instant("2026-01-10"), rates))
        .extracting(Rejection::reason)
        .isEqualTo("no_fx_rate");
    assertThat(count("activity")).isZero();

    know("2026-01-10", spending("a1", "2026-01-10", "mdf_utilized", 1));
    assertThat(count("activity")).isEqualTo(1);
  }

  @Test
  void aCustomerIsNewWithItsFirstRevenue() {
    know("2026-02-10", revenue("r2", "2026-02-05", 100, "c1"));
    know("2026-02-11", revenue("r3", "2026-02-06", 7, "c1"));
    know("2026-02-11", revenue("r4", "2026-02-06", 9, null));

    assertThat(count("customers")).isEqualTo(1);
    assertThat(sum("customers")).isEqualTo(100);
    know("2026-02-12", revenue("r1", "2026-01-05", 40, "c1"));

    assertThat(sum("customers")).isEqualTo(40);
    assertThat(view().count(Measure.CUSTOMERS, Window.parse("month"))).isZero();
    assertThat(view().count(Measure.CUSTOMERS, Window.parse("prev_month"))).isEqualTo(1);
  }

  @Test
  void ofTwoFirstRevenuesAtOneInstantTheSmallerIdIsTheFirst() {
    know("2026-02-10", revenue("r2", "2026-02-05", 100, "c1"));
    know("2026-02-11", revenue("r1", "2026-02-05", 40, "c1"));
    know("2026-02-11", revenue("r3", "2026-02-05", 50, "c1"));

    assertThat(sum("customers")).isEqualTo(40);
  }

  @Test
  void theLastRecordOfAMeasureIsRemembered() {
    know("2026-02-10", revenue("r1", "2026-02-05T10:00:00Z", 100, "c1"));
    know("2026-02-10", revenue("r2", "2026-02-04", 40, "c2"));
    know("2026-02-10", activity("a1", "2026-02-06", "portal_login"));
    know("2026-02-10", activity("a2", "2026-02-06", "portal_login"));
    know("2026-02-10", spending("a0", "2026-02-06", "mdf_utilized", 3));

    int day = Records.day("2026-02-05");
    assertThat(last("revenue.new")).isEqualTo(new LastRecord("r1", day, 1_000_000L, null));
    assertThat(last("customers")).isEqualTo(new LastRecord("r1", day, 1_000_000L, null));
    assertThat(last("activity")).isEqualTo(new LastRecord("a2", day + 1, null, 10_000L));
    assertThat(last("activity_amount")).isEqualTo(new LastRecord("a0", day + 1, 30_000L, null));
    assertThat(last("revenue.renewal")).isNull();
    assertThat(last("wins")).isNull();
  }

  @Test
  void whatHappensLaterThanNowCountsWhenItsTimeComes() {
    know("2026-01-10", revenue("r1", "2026-01-10T00:03:00Z", 100, "c1"));
    Window today = Window.parse("day");
    Window hour = Window.parse("1h");
    PartnerView before = history.at(instant("2026-01-10T00:02:59Z"));

    assertThat(before.count(Measure.REVENUE, today)).isZero();
    assertThat(before.count(Measure.REVENUE, hour)).isZero();
    assertThat(before.count(Measure.REVENUE, ALL)).isEqualTo(1);
    assertThat(before.daysWith(Measure.REVENUE, ALL)).isEqualTo(1);
    assertThat(before.daysSince(Measure.REVENUE)).isZero();
    assertThat(before.count(Measure.CUSTOMERS, today)).isZero();
    assertThat(history.nextArrival()).isEqualTo(instant("2026-01-10T00:03:00Z"));
    history.clearTouched();
    PartnerView after = history.at(instant("2026-01-10T00:03:00Z"));

    assertThat(after.count(Measure.REVENUE, today)).isEqualTo(1);
    assertThat(after.sum(Measure.REVENUE, hour)).isEqualTo(100);
    assertThat(history.touched().measures()).contains(Measure.REVENUE, Measure.CUSTOMERS);
    assertThat(history.nextArrival()).isEqualTo(Long.MAX_VALUE);
  }

  private LastRecord last(String measure) {
    return history.lastRecord(Measure.parse(measure));
  }

  private double count(String measure) {
    return view().count(Measure.parse(measure), ALL);
  }

  private double sum(String measure) {
    return view().sum(Measure.parse(measure), ALL);
  }

  private PartnerView view() {
    return history.at(instant("2026-02-14T01:00:00Z"));
  }

  private void know(String knownAt, PartnerEvent event) {
    assertThat(history.apply(event, instant(knownAt), rates)).isNull();
  }
}
