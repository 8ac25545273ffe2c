package io.channelwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealReasonTest {

  private static final int TODAY = (int) LocalDate.of(2026, 3, 21).toEpochDay();
  private static final DealFacts DEAL =
      new DealFacts(
          "d1",
          0,
          DealStage.PROPOSAL,
          0,
          TODAY - 12,
          null,
          WatchedPartner.instant("2026-03-01T23:00:00Z"));

  private final DealReason reason =
      new DealReason(
          new FiscalCalendar(new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null)));

  @Test
  void tellsHowLateADealIsAndSinceWhenNobodyTouchedIt() {
    assertThat(of(DealSelection.overdue(14)))
        .isEqualTo("12 days past its close date, untouched for 20 days");
    assertThat(of(DealSelection.stalled(14))).isEqualTo("untouched for 20 days");
  }

  @Test
  void tellsThatADealIsOpenOrMoved() {
    assertThat(of(DealSelection.open(null))).isEqualTo("open");
    assertThat(of(DealSelection.closingIn(PeriodUnit.QUARTER)))
        .isEqualTo("expected to close this quarter");
    assertThat(of(DealSelection.slipped())).isEqualTo("slipped out of this quarter");
  }

  @ParameterizedTest
  @CsvSource({
    "30d, in wins of the last 30 days",
    "1d, in wins of the last day",
    "5h, in wins of the last 5 hours",
    "day, in wins of today",
    "quarter, in wins of this quarter",
    "prev_day, in wins of yesterday",
    "prev_month, in wins of the previous month",
    "prev_quarter_to_date, in wins of the previous quarter to date",
    "all, in wins of all time",
  })
  void tellsInWhichWindowADealCounts(String window, String expected) {
    assertThat(of(DealSelection.counted(Measure.parse("wins"), Window.parse(window))))
        .isEqualTo(expected);
  }

  @Test
  void tellsWhatAWindowLeavesOut() {
    Window before = Window.parse("30d", "31d");

    assertThat(of(DealSelection.counted(Measure.parse("wins"), before)))
        .isEqualTo("in wins of the 30 days before the last 31");
  }

  private String of(DealSelection selection) {
    return reason.of(selection, DEAL, TODAY);
  }
}
