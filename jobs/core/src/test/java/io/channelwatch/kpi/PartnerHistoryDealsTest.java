package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.attributed;
import static io.channelwatch.kpi.Records.deal;
import static io.channelwatch.kpi.Records.expected;
import static io.channelwatch.kpi.Records.in;
import static io.channelwatch.kpi.Records.instant;
import static io.channelwatch.kpi.Records.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartnerHistoryDealsTest {

  private static final Window QUARTER = Window.parse("quarter");
  private static final Window ALL = Window.parse("all");

  private final PartnerHistory history =
      new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
  private final FxRates rates = new FxRates("USD");

  @Test
  void aDealCountsInEachMeasureThatItsStagesPass() {
    know("2026-01-10", deal("d1", 1, "2026-01-10", DealStage.SUBMITTED, 100));
    know("2026-01-20", next(2, "2026-01-20", DealStage.QUALIFIED, 120));
    know("2026-02-01", next(3, "2026-02-01", DealStage.PROPOSAL, 120));
    know("2026-02-10T12:00:00Z", next(4, "2026-02-10T12:00:00Z", DealStage.WON, 150));

    assertThat(counted("registrations", "2026-03-01")).containsExactly(1.0, 150.0);
    assertThat(counted("approvals", "2026-03-01")).containsExactly(1.0, 150.0);
    assertThat(counted("stage.QUALIFIED", "2026-03-01")).containsExactly(1.0, 150.0);
    assertThat(counted("stage.APPROVED", "2026-03-01")).containsExactly(0.0, 0.0);
    assertThat(counted("wins", "2026-03-01")).containsExactly(1.0, 150.0);
    assertThat(counted("wins.sourced", "2026-03-01")).containsExactly(1.0, 150.0);
    assertThat(counted("wins.influenced", "2026-03-01")).containsExactly(0.0, 0.0);
    assertThat(counted("win_cycle", "2026-03-01")).containsExactly(1.0, 31.5);
    assertThat(counted("losses", "2026-03-01")).containsExactly(0.0, 0.0);
  }

  @Test
  void theApprovalIsTheFirstEntryIntoAnyStageBeyondIt() {
    know("2026-03-01", next(3, "2026-03-01", DealStage.PROPOSAL, 100));
    know("2026-03-02", next(1, "2026-01-15", DealStage.SUBMITTED, 100));
    know("2026-03-03", next(2, "2026-02-01", DealStage.APPROVED, 100));

    PartnerView view = history.at(instant("2026-03-03"));
    assertThat(view.count(Measure.parse("approvals"), Window.parse("prev_month"))).isEqualTo(1);
    assertThat(view.count(Measure.parse("approvals"), Window.parse("month"))).isZero();
  }

  @Test
  void aReopenedDealTakesItsLossBack() {
    know("2026-02-01", next(1, "2026-02-01", DealStage.LOST, 100));
    assertThat(history.isOpen("d1")).isFalse();
    know("2026-02-05", next(2, "2026-02-05", DealStage.NEGOTIATION, 100));

    assertThat(counted("losses", "2026-02-05")).containsExactly(0.0, 0.0);
    assertThat(counted("stage.LOST", "2026-02-05")).containsExactly(1.0, 100.0);
    assertThat(history.isOpen("d1")).isTrue();
    assertThat(history.at(instant("2026-02-05")).openValue(DealStage.NEGOTIATION)).isEqualTo(100);
  }

  @Test
  void anOlderVersionThatBecomesKnownLaterOnlyLeavesItsTrail() {
    know("2026-02-05", expected(next(2, "2026-02-05", DealStage.PROPOSAL, 200), "2026-06-01"));
    know("2026-02-06", expected(next(1, "2026-02-06", DealStage.QUALIFIED, 100), "2026-03-01"));

    PartnerView view = history.at(instant("2026-03-08"));
    assertThat(view.openValue(null)).isEqualTo(200);
    assertThat(view.count(Measure.parse("stage.QUALIFIED"), QUARTER)).isEqualTo(1);
    assertThat(view.sum(Measure.parse("stage.QUALIFIED"), QUARTER)).isEqualTo(200);
    assertThat(view.stalledCount(30)).isEqualTo(1);
    assertThat(view.stalledCount(31)).isZero();
    assertThat(view.slippedCount()).isEqualTo(1);
  }

  @Test
  void aDealOfUnknownAttributionCountsWithoutSuffixOnly() {
    know(
        "2026-02-01",
        attributed(next(1, "2026-02-01", DealStage.SUBMITTED, 10), Attribution.UNKNOWN));

    assertThat(counted("registrations", "2026-02-01")).containsExactly(1.0, 10.0);
    for (String suffix : List.of("sourced", "influenced", "fulfilled")) {
      assertThat(counted("registrations." + suffix, "2026-02-01")).containsExactly(0.0, 0.0);
    }
  }

  @Test
  void openDealsAreCountedByStageAndByTheirExpectedClose() {
    know("2026-02-01", expected(deal("d1", 1, "2026-02-01", DealStage.PROPOSAL, 10), "2026-02-28"));
    know("2026-02-01", expected(deal("d2", 1, "2026-02-01", DealStage.PROPOSAL, 20), "2026-04-01"));
    know("2026-02-01", deal("d3", 1, "2026-02-01", DealStage.SUBMITTED, 40));
    know("2026-02-01", deal("d4", 1, "2026-02-01", DealStage.WON, 80));

    PartnerView view = history.at(instant("2026-02-10"));
    assertThat(view.openCount(null)).isEqualTo(3);
    assertThat(view.openValue(null)).isEqualTo(70);
    assertThat(view.openCount(DealStage.PROPOSAL)).isEqualTo(2);
    assertThat(view.openValue(DealStage.PROPOSAL)).isEqualTo(30);
    assertThat(view.openCount(DealStage.WON)).isZero();
    assertThat(view.openCountClosingIn(PeriodUnit.MONTH)).isEqualTo(1);
    assertThat(view.openValueClosingIn(PeriodUnit.QUARTER)).isEqualTo(10);
    assertThat(view.openValueClosingIn(PeriodUnit.YEAR)).isEqualTo(30);
  }

  @Test
  void aDealIsOverdueFromTheDayAfterItsExpectedClose() {
    know("2026-02-01", expected(next(1, "2026-02-01", DealStage.PROPOSAL, 10), "2026-02-20"));

    assertThat(history.at(instant("2026-02-20T23:59:59Z")).overdueCount(14)).isZero();
    assertThat(history.at(instant("2026-02-21")).overdueCount(14)).isEqualTo(1);
    assertThat(history.at(instant("2026-02-21")).overdueValue(14)).isEqualTo(10);
    assertThat(history.at(instant("2026-02-21")).overdueCount(21)).isZero();
  }

  @Test
  void aDealSlipsWhenItsExpectedCloseLeavesTheQuarter() {
    know("2026-02-01", expected(next(1, "2026-02-01", DealStage.PROPOSAL, 10), "2026-03-31"));
    assertThat(history.at(instant("2026-02-01")).slippedCount()).isZero();
    know("2026-02-02", expected(next(2, "2026-02-02", DealStage.PROPOSAL, 10), "2026-04-01"));

    assertThat(history.at(instant("2026-02-02")).slippedCount()).isEqualTo(1);
    assertThat(history.at(instant("2026-02-02")).slippedValue()).isEqualTo(10);
    assertThat(history.at(instant("2026-04-01")).slippedCount()).isZero();
  }

  @Test
  void anOpenDealShowsItsAges() {
    DealVersion later = expected(next(2, "2026-02-10", DealStage.PROPOSAL, 10), "2026-02-20");
    know("2026-02-10", registered(later, "2026-01-01"));
    know("2026-02-15", next(1, "2026-02-14", DealStage.SUBMITTED, 10));

    assertThat(history.openDeal("d1", instant("2026-02-22T10:00:00Z")))
        .isEqualTo(new DealView("d1", DealStage.PROPOSAL, Attribution.SOURCED, 10, 52, 12, 8, 2));
    DealView early = history.openDeal("d1", instant("2026-02-19"));
    assertThat(early).extracting(DealView::daysOverdue).isEqualTo(0.0);
    assertThat(history.openDeal("d2", instant("2026-02-22"))).isNull();
  }

  @Test
  void eachOpenDealIsShownOnce() {
    for (String id : List.of("d2", "d3", "d1")) {
      know("2026-02-01", deal(id, 1, "2026-02-01", DealStage.PROPOSAL, 10));
    }
    List<String> ids = new ArrayList<>();
    history.forEachOpenDeal(instant("2026-02-01"), deal -> ids.add(deal.id()));

    assertThat(ids).containsExactlyInAnyOrder("d1", "d2", "d3");
    assertThat(history.openDeal("d1", instant("2026-02-01")).daysOverdue()).isNaN();
  }

  @Test
  void theLargestDealsOfASelectionAreListed() {
    know("2026-02-01", expected(deal("a", 1, "2026-02-01", DealStage.PROPOSAL, 10), "2026-02-03"));
    know("2026-02-01", expected(deal("b", 1, "2026-02-01", DealStage.SUBMITTED, 30), "2026-03-01"));
    know("2026-02-01", deal("c", 1, "2026-02-01", DealStage.PROPOSAL, 30));
    know("2026-02-01", deal("w", 1, "2026-02-01", DealStage.WON, 50));

    assertThat(ids(DealSelection.open(null), 5)).containsExactly("b", "c", "a");
    assertThat(ids(DealSelection.open(null), 2)).containsExactly("b", "c");
    assertThat(ids(DealSelection.open(DealStage.PROPOSAL), 5)).containsExactly("c", "a");
    assertThat(ids(DealSelection.closingIn(PeriodUnit.QUARTER), 5)).containsExactly("b", "a");
    assertThat(ids(DealSelection.overdue(5), 5)).containsExactly("a");
    assertThat(ids(DealSelection.overdue(11), 5)).isEmpty();
    assertThat(ids(DealSelection.stalled(10), 5)).containsExactly("b", "c", "a");
    assertThat(ids(DealSelection.slipped(), 5)).isEmpty();
    assertThat(ids(DealSelection.counted(Measure.parse("registrations"), ALL), 5))
        .containsExactly("w", "b", "c", "a");
    assertThat(ids(DealSelection.counted(Measure.parse("wins.sourced"), QUARTER), 5))
        .containsExactly("w");
    assertThat(ids(DealSelection.counted(Measure.parse("wins"), Window.parse("5d")), 5)).isEmpty();
    assertThat(history.deals(DealSelection.counted(Measure.parse("wins"), ALL), 0, 1))
        .containsExactly(
            new DealFacts(
                "w",
                500_000,
                DealStage.WON,
                instant("2026-02-01"),
                null,
                instant("2026-02-01"),
                instant("2026-02-01")));
  }

  @Test
  void aDealIsConvertedWithTheRateOfItsDayOfRegistration() {
    rates.apply(new FxRate("EUR", Records.day("2026-01-01"), 110_000_000L, null));
    rates.apply(new FxRate("EUR", Records.day("2026-02-01"), 120_000_000L, null));
    DealVersion late = in(next(1, "2026-02-10", DealStage.SUBMITTED, 100), "EUR");
    know("2026-02-10", registered(late, "2026-01-31T23:59:59Z"));

    assertThat(history.at(instant("2026-02-10")).openValue(null)).isEqualTo(110);
  }

  @Test
  void aVersionWithoutARateIsRefusedAndChangesNothing() {
    DealVersion unknown = in(next(1, "2026-02-10", DealStage.SUBMITTED, 100), "EUR");
    Rejection rejection = history.apply(unknown, instant("2026-02-10"), rates);

    assertThat(rejection)
        .isEqualTo(
            new Rejection(
                "no_fx_rate",
                "no rate of 'EUR' holds on 2026-01-10; expected one effective on or before that"
                    + " day"));
    assertThat(history.touched().any()).isFalse();
    assertThat(history.isOpen("d1")).isFalse();
  }

  @Test
  void anAmountThatBecomesTooLargeIsRefused() {
    rates.apply(new FxRate("KWD", 0, 1_000_000_000L, null));
    DealVersion huge = in(next(1, "2026-02-10", DealStage.SUBMITTED, 20_000_000_000_000L), "KWD");

    assertThat(history.apply(huge, instant("2026-02-10"), rates))
        .extracting(Rejection::reason)
        .isEqualTo("amount_overflow");
  }

  private List<String> ids(DealSelection selection, int limit) {
    return history.deals(selection, instant("2026-02-11"), limit).stream()
        .map(DealFacts::id)
        .toList();
  }

  private List<Double> counted(String measure, String at) {
    PartnerView view = history.at(instant(at));
    return List.of(
        view.count(Measure.parse(measure), QUARTER), view.sum(Measure.parse(measure), QUARTER));
  }

  /** A version of the deal {@code d1}, registered on the 10th of January. */
  private static DealVersion next(long version, String occurredAt, DealStage stage, long amount) {
    return registered(deal("d1", version, occurredAt, stage, amount), "2026-01-10");
  }

  private void know(String knownAt, DealVersion version) {
    assertThat(history.apply(version, instant(knownAt), rates)).isNull();
  }
}
