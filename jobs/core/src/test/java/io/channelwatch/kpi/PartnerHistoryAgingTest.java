package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.activity;
import static io.channelwatch.kpi.Records.deal;
import static io.channelwatch.kpi.Records.instant;
import static io.channelwatch.kpi.Records.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.PartnerEvent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartnerHistoryAgingTest {

  private static final Window ALL = Window.parse("all");
  private static final Window YEAR_LONG = Window.parse("400d");

  private final FiscalCalendar calendar = Records.calendar("UTC");
  private final HistoryLimits limits = new HistoryLimits(Records.days(100), Records.days(35));
  private final FxRates rates = new FxRates("USD");
  private PartnerHistory history = new PartnerHistory("p1", calendar, limits);

  @Test
  void whatAgedOutLeavesTheWindowsAndStaysInAll() {
    know("2026-01-01", revenue("r1", "2026-01-01", 100, "c1"));
    know("2026-01-02", revenue("r2", "2026-01-02", 10, "c1"));

    assertThat(history.at(instant("2026-04-11")).sum(Measure.REVENUE, YEAR_LONG)).isEqualTo(110);
    assertThat(history.at(instant("2026-04-12")).sum(Measure.REVENUE, YEAR_LONG)).isEqualTo(10);
    PartnerView later = history.at(instant("2027-01-02"));
    assertThat(later.sum(Measure.REVENUE, YEAR_LONG)).isZero();
    assertThat(later.sum(Measure.REVENUE, ALL)).isEqualTo(110);
    assertThat(later.daysWith(Measure.REVENUE, ALL)).isEqualTo(2);
    assertThat(later.daysSince(Measure.REVENUE)).isEqualTo(365);
    assertThat(later.count(Measure.CUSTOMERS, ALL)).isEqualTo(1);
  }

  @Test
  void ofTwoFirstsAtOneInstantUnderOneIdTheLastDoesNotDependOnTheirOrder() {
    know("2026-01-01", revenue("r1", "2026-01-01", 100, "c1"));
    know("2026-02-10", revenue("r1", "2026-01-01", 70, "c2"));
    LastRecord last = history.lastRecord(Measure.CUSTOMERS);

    history = new PartnerHistory("p1", calendar, limits);
    know("2026-01-01", revenue("r1", "2026-01-01", 70, "c2"));
    know("2026-02-10", revenue("r1", "2026-01-01", 100, "c1"));

    assertThat(history.lastRecord(Measure.CUSTOMERS)).isEqualTo(last);
    assertThat(last).extracting(LastRecord::amount).isEqualTo(Records.money(70));
  }

  /** A rule on days is looked at when a day begins and not again before the next one. */
  @Test
  void whatAgesOutLeavesTheWindowsAtMidnightThoughTheClocksHaveChanged() {
    FiscalCalendar newYork = Records.calendar("America/New_York");
    PartnerHistory watched = new PartnerHistory("p1", newYork, limits);
    for (int day = 1; day <= 7; day++) {
      String at = "2026-03-0" + day + "T12:00:00Z";
      watched.apply(revenue("r" + day, at, 1, "c1"), instant(at), rates);
    }
    double before = Double.NaN;
    for (long at = instant("2026-06-08T04:00:00Z"); before != 0; at += 3_600_000) {
      double sum = watched.at(at).sum(Measure.REVENUE, YEAR_LONG);
      if (sum != before) {
        assertThat(newYork.startOfDay(newYork.day(at))).isEqualTo(at);
      }
      before = sum;
    }
  }

  @Test
  void aCustomerOfLongAgoIsNotNewAgain() {
    know("2026-01-01", revenue("r1", "2026-01-01", 100, "c1"));
    know("2027-01-01", revenue("r2", "2027-01-01", 50, "c1"));

    assertThat(history.at(instant("2027-01-01")).count(Measure.CUSTOMERS, YEAR_LONG)).isZero();
  }

  @Test
  void aCustomerMayTurnOutToHaveBeenNewBeforeADayThatIsClearedAway() {
    know("2026-02-01", revenue("r2", "2026-02-01", 100, "c1"));
    assertThat(history.at(instant("2026-02-01")).count(Measure.CUSTOMERS, ALL)).isEqualTo(1);
    history.at(instant("2026-07-01"));
    history.clearTouched();
    know("2026-07-01", revenue("r1", "2026-01-30", 70, "c1"));

    assertThat(history.touched().measures()).contains(Measure.CUSTOMERS);
    for (PartnerHistory each :
        List.of(history, PartnerHistoryModelTest.copy(history, calendar, limits))) {
      PartnerView view = each.at(instant("2026-07-01"));
      assertThat(view.sum(Measure.CUSTOMERS, ALL)).isEqualTo(70);
      assertThat(view.daysWith(Measure.CUSTOMERS, ALL)).isEqualTo(1);
      assertThat(view.daysSince(Measure.CUSTOMERS)).isEqualTo(152);
    }
  }

  @Test
  void anOpenDealIsNeverForgotten() {
    know("2026-01-01", deal("d1", 1, "2026-01-01", DealStage.SUBMITTED, 100));

    assertThat(history.at(instant("2029-01-01")).openValue(null)).isEqualTo(100);
    know("2029-01-01", deal("d1", 2, "2029-01-01", DealStage.WON, 300));
    PartnerView view = history.at(instant("2029-01-01"));
    assertThat(view.sum(Measure.parse("stage.SUBMITTED"), ALL)).isEqualTo(300);
    assertThat(view.daysWith(Measure.parse("registrations"), ALL)).isEqualTo(1);
    assertThat(view.daysSince(Measure.parse("registrations"))).isZero();
  }

  @Test
  void aClosedDealIsForgottenButStaysCounted() {
    know("2026-01-01", deal("d1", 1, "2026-01-01", DealStage.WON, 100));
    DealSelection wins = DealSelection.counted(Measure.parse("wins"), ALL);

    history.at(instant("2026-04-11"));
    assertThat(history.deals(wins, instant("2026-04-11"), 5)).hasSize(1);
    PartnerView view = history.at(instant("2026-04-12"));
    assertThat(history.deals(wins, instant("2026-04-12"), 5)).isEmpty();
    assertThat(view.count(Measure.parse("wins"), ALL)).isEqualTo(1);
  }

  @Test
  void theBytesOfALongHistoryStayFew() throws Exception {
    LocalDate day = LocalDate.parse("2020-01-01");
    for (int i = 0; i < 3_000; i++) {
      String at = day.plusDays(i) + "T12:00:00Z";
      know(at, activity("a" + i, at, "portal_login"));
      know(at, deal("d" + i, 1, at, DealStage.WON, 100));
    }
    history = PartnerHistoryModelTest.copy(history, calendar, limits);
    int bytes = PartnerHistoryModelTest.bytes(history).length;
    String end = day.plusDays(2_999) + "T12:00:00Z";

    assertThat(bytes).isLessThan(30_000);
    assertThat(history.at(instant(end)).daysWith(Measure.ACTIVITY, ALL)).isEqualTo(3_000);
  }

  private void know(String knownAt, PartnerEvent event) {
    assertThat(history.apply(event, instant(knownAt), rates)).isNull();
  }
}
