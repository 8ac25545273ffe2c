package io.channelwatch.kpi;

import static io.channelwatch.kpi.Records.activity;
import static io.channelwatch.kpi.Records.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerHistoryWindowsTest {

  private static final Measure ACTIVITY = Measure.parse("activity");
  private static final FxRates NO_RATES = new FxRates("USD");

  /** One record at noon of each day of 2025 and of 2026 up to the 17th of May. */
  @ParameterizedTest
  @CsvSource({
    "day, 1",
    "week, 7",
    "month, 17",
    "quarter, 47",
    "year, 137",
    "prev_day, 1",
    "prev_week, 7",
    "prev_month, 30",
    "prev_quarter, 90",
    "prev_year, 365",
    "prev_month_to_date, 17",
    "prev_quarter_to_date, 47",
    "prev_year_to_date, 137",
    "all, 502",
    "1d, 1",
    "30d, 30",
    "2w, 14"
  })
  void eachWindowCoversItsDays(String window, int days) {
    PartnerView view = daily("UTC", "2025-01-01", "2026-05-17").at(instant("2026-05-17T18:00:00Z"));

    assertThat(view.count(ACTIVITY, Window.parse(window))).isEqualTo(days);
    assertThat(view.daysWith(ACTIVITY, Window.parse(window))).isEqualTo(days);
    assertThat(view.sum(ACTIVITY, Window.parse(window))).isEqualTo(days);
  }

  @Test
  void noWindowReachesPastTheInstant() {
    PartnerHistory history = daily("UTC", "2026-05-01", "2026-05-17");
    history.apply(
        activity("later", "2026-05-17T20:00:00Z", "portal_login"),
        instant("2026-05-17T18:00:00Z"),
        NO_RATES);

    assertThat(history.at(instant("2026-05-17T19:00:00Z")).count(ACTIVITY, Window.parse("day")))
        .isEqualTo(1);
  }

  @Test
  void anOffsetEndsAWindowWhereAnotherBegins() {
    PartnerHistory history = new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
    know(history, "2026-05-16T23:59:59Z");
    know(history, "2026-05-10T00:00:00Z");
    know(history, "2026-05-09T23:59:59Z");
    PartnerView view = history.at(instant("2026-05-17T18:00:00Z"));

    assertThat(view.count(ACTIVITY, Window.parse("7d", "1d"))).isEqualTo(2);
    assertThat(view.count(ACTIVITY, Window.parse("7d", "8d"))).isEqualTo(1);
    assertThat(view.count(ACTIVITY, Window.parse("1w", "1w"))).isEqualTo(2);
  }

  @Test
  void hoursBeginOnTheClockOfTheProgram() {
    PartnerHistory history =
        new PartnerHistory("p1", Records.calendar("Asia/Kolkata"), Records.limits());
    know(history, "2026-05-17T09:29:59Z");
    know(history, "2026-05-17T09:30:00Z");
    know(history, "2026-05-17T10:29:59Z");
    know(history, "2026-05-17T10:30:00Z");
    PartnerView view = history.at(instant("2026-05-17T10:45:00Z"));

    assertThat(view.count(ACTIVITY, Window.parse("1h"))).isEqualTo(1);
    assertThat(view.count(ACTIVITY, Window.parse("2h"))).isEqualTo(3);
    assertThat(view.count(ACTIVITY, Window.parse("3h"))).isEqualTo(4);
    assertThat(view.count(ACTIVITY, Window.parse("1h", "1h"))).isEqualTo(2);
    assertThat(view.count(ACTIVITY, Window.parse("5h", "2h"))).isEqualTo(1);
  }

  @Test
  void hoursGoOnThroughTheChangeOfTheClock() {
    PartnerHistory history =
        new PartnerHistory("p1", Records.calendar("America/New_York"), Records.limits());
    know(history, "2026-11-01T05:30:00Z");
    know(history, "2026-11-01T06:30:00Z");
    PartnerView view = history.at(instant("2026-11-01T06:45:00Z"));

    assertThat(view.count(ACTIVITY, Window.parse("1h"))).isEqualTo(1);
    assertThat(view.count(ACTIVITY, Window.parse("2h"))).isEqualTo(2);
    assertThat(view.daysWith(ACTIVITY, Window.parse("24h"))).isEqualTo(1);
  }

  @Test
  void theLongestWindowOfHoursIsKept() {
    PartnerHistory history = new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
    know(history, "2026-05-10T18:59:59Z");
    know(history, "2026-05-10T19:00:00Z");
    PartnerView view = history.at(instant("2026-05-17T18:30:00Z"));

    assertThat(view.count(ACTIVITY, Window.parse("168h"))).isEqualTo(1);
    assertThat(view.count(ACTIVITY, Window.parse("1h", "167h"))).isEqualTo(1);
    assertThat(view.daysWith(ACTIVITY, Window.parse("168h"))).isEqualTo(1);
  }

  @Test
  void daysSinceAreCalendarDaysInTheZoneOfTheProgram() {
    PartnerHistory history =
        new PartnerHistory("p1", Records.calendar("America/New_York"), Records.limits());
    know(history, "2026-05-16T03:59:59Z");

    assertThat(history.at(instant("2026-05-16T04:00:00Z")).daysSince(ACTIVITY)).isEqualTo(1);
    assertThat(history.at(instant("2026-05-18T03:59:59Z")).daysSince(ACTIVITY)).isEqualTo(2);
  }

  @Test
  void elapsedCountsTodayIn() {
    PartnerView view = daily("UTC", "2026-05-01", "2026-05-17").at(instant("2026-05-17T18:00:00Z"));

    assertThat(view.elapsed(PeriodUnit.DAY)).isEqualTo(1);
    assertThat(view.elapsed(PeriodUnit.WEEK)).isEqualTo(1);
    assertThat(view.elapsed(PeriodUnit.MONTH)).isEqualTo(17 / 31.0);
    assertThat(view.elapsed(PeriodUnit.QUARTER)).isEqualTo(47 / 91.0);
    assertThat(view.elapsed(PeriodUnit.YEAR)).isEqualTo(137 / 365.0);
  }

  @Property(tries = 200)
  void twoTrailingWindowsMakeOneThatIsAsLongAsBoth(
      @ForAll @IntRange(min = 1, max = 60) int recent,
      @ForAll @IntRange(min = 1, max = 60) int before,
      @ForAll @IntRange(min = 0, max = 200) int skipped) {
    PartnerView view = history(skipped).at(instant("2026-05-17T18:00:00Z"));
    Window both = Window.parse(recent + before + "d");
    Window first = Window.parse(recent + "d");
    Window second = Window.parse(before + "d", recent + "d");

    assertThat(view.count(ACTIVITY, first) + view.count(ACTIVITY, second))
        .isEqualTo(view.count(ACTIVITY, both));
    assertThat(view.daysWith(ACTIVITY, first) + view.daysWith(ACTIVITY, second))
        .isEqualTo(view.daysWith(ACTIVITY, both));
  }

  @Property(tries = 200)
  void thisPeriodAndTheLastOneMakeTheDaysOfBoth(
      @ForAll @IntRange(min = 1, max = 12) int fiscalYearStartMonth,
      @ForAll @IntRange(min = 0, max = 364) int dayOfYear) {
    FiscalCalendar calendar =
        new FiscalCalendar(
            new Program(
                null, ZoneId.of("UTC"), "USD", fiscalYearStartMonth, DayOfWeek.MONDAY, null));
    PartnerHistory history = new PartnerHistory("p1", calendar, Records.limits());
    LocalDate today = LocalDate.parse("2026-01-01").plusDays(dayOfYear);
    fill(history, LocalDate.parse("2024-01-01"), today);
    PartnerView view = history.at(instant(today + "T18:00:00Z"));
    int first = calendar.previousFirstDay(PeriodUnit.YEAR, (int) today.toEpochDay());
    int days = (int) today.toEpochDay() - first + 1;

    assertThat(
            view.count(ACTIVITY, Window.parse("year"))
                + view.count(ACTIVITY, Window.parse("prev_year")))
        .isEqualTo(view.count(ACTIVITY, Window.parse(days + "d")))
        .isEqualTo(days);
  }

  private static PartnerHistory history(int skipped) {
    PartnerHistory history = new PartnerHistory("p1", Records.calendar("UTC"), Records.limits());
    LocalDate last = LocalDate.parse("2026-05-17");
    for (int back = 200; back >= 0; back--) {
      if (back % 7 != skipped % 7 && back != skipped) {
        know(history, last.minusDays(back) + "T12:00:00Z");
        know(history, last.minusDays(back) + "T13:00:00Z");
      }
    }
    return history;
  }

  private static PartnerHistory daily(String zone, String first, String last) {
    PartnerHistory history = new PartnerHistory("p1", Records.calendar(zone), Records.limits());
    fill(history, LocalDate.parse(first), LocalDate.parse(last));
    return history;
  }

  private static void fill(PartnerHistory history, LocalDate first, LocalDate last) {
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      know(history, Instant.parse(day + "T12:00:00Z").toString());
    }
  }

  private static void know(PartnerHistory history, String at) {
    assertThat(history.apply(activity(at, at, "portal_login"), instant(at), NO_RATES)).isNull();
  }
}
