package io.channelwatch.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FiscalCalendarTest {

  private static final int HOUR = 3_600_000;

  @Test
  void daysAreTheProgramsOwn() {
    FiscalCalendar newYork = calendar("America/New_York", 1);

    assertThat(newYork.day(instant("2026-03-01T04:59:59Z"))).isEqualTo(day("2026-02-28"));
    assertThat(newYork.day(instant("2026-03-01T05:00:00Z"))).isEqualTo(day("2026-03-01"));
  }

  @Test
  void daysAreShorterAndLongerWhereTheClockIsPutForwardAndBack() {
    FiscalCalendar newYork = calendar("America/New_York", 1);

    assertThat(length(newYork, "2026-03-08")).isEqualTo(23 * HOUR);
    assertThat(length(newYork, "2026-11-01")).isEqualTo(25 * HOUR);
    assertThat(length(newYork, "2026-11-02")).isEqualTo(24 * HOUR);
  }

  @Test
  void aDayWithoutMidnightBeginsAtItsFirstInstant() {
    FiscalCalendar beirut = calendar("Asia/Beirut", 1);

    assertThat(beirut.startOfDay(day("2025-03-30"))).isEqualTo(instant("2025-03-29T22:00:00Z"));
    assertThat(beirut.day(instant("2025-03-29T22:00:00Z"))).isEqualTo(day("2025-03-30"));
  }

  @Test
  void aDayThatTheZoneSkippedBeginsWithTheNextOne() {
    FiscalCalendar apia = calendar("Pacific/Apia", 1);

    assertThat(apia.startOfDay(day("2011-12-30")))
        .isEqualTo(apia.startOfDay(day("2011-12-31")))
        .isEqualTo(instant("2011-12-30T10:00:00Z"));
  }

  @Test
  void quartersAndYearsAreFiscal() {
    FiscalCalendar fromFebruary = calendar("UTC", 2);
    int today = day("2026-01-15");

    assertThat(fromFebruary.firstDay(PeriodUnit.QUARTER, today)).isEqualTo(day("2025-11-01"));
    assertThat(fromFebruary.firstDayAfter(PeriodUnit.QUARTER, today)).isEqualTo(day("2026-02-01"));
    assertThat(fromFebruary.previousFirstDay(PeriodUnit.QUARTER, today))
        .isEqualTo(day("2025-08-01"));
    assertThat(fromFebruary.firstDay(PeriodUnit.YEAR, today)).isEqualTo(day("2025-02-01"));
    assertThat(fromFebruary.firstDayAfter(PeriodUnit.YEAR, today)).isEqualTo(day("2026-02-01"));
    assertThat(fromFebruary.previousFirstDay(PeriodUnit.YEAR, today)).isEqualTo(day("2024-02-01"));
    assertThat(fromFebruary.firstDay(PeriodUnit.MONTH, today)).isEqualTo(day("2026-01-01"));
    assertThat(fromFebruary.previousFirstDay(PeriodUnit.MONTH, today)).isEqualTo(day("2025-12-01"));
  }

  @Test
  void weeksBeginOnTheProgramsWeekday() {
    FiscalCalendar fromSunday =
        new FiscalCalendar(new Program(null, ZoneId.of("UTC"), "USD", 1, DayOfWeek.SUNDAY, null));

    assertThat(fromSunday.firstDay(PeriodUnit.WEEK, day("2026-03-07")))
        .isEqualTo(day("2026-03-01"));
    assertThat(fromSunday.firstDay(PeriodUnit.WEEK, day("2026-03-08")))
        .isEqualTo(day("2026-03-08"));
    assertThat(calendar("UTC", 1).firstDay(PeriodUnit.WEEK, day("2026-03-08")))
        .isEqualTo(day("2026-03-02"));
  }

  @Test
  void hoursBeginOnTheZonesOwnClock() {
    assertThat(calendar("Asia/Kolkata", 1).startOfHour(instant("2026-03-01T10:29:00Z")))
        .isEqualTo(instant("2026-03-01T09:30:00Z"));
    assertThat(calendar("Asia/Kathmandu", 1).hourTickAtOrAfter(instant("2026-03-01T10:16:00Z")))
        .isEqualTo(instant("2026-03-01T11:15:00Z"));
    assertThat(calendar("UTC", 1).hourTickAtOrAfter(instant("2026-03-01T10:00:00Z")))
        .isEqualTo(instant("2026-03-01T10:00:00Z"));
  }

  @Test
  void anHourThatTheClockShowsTwiceIsTwoHours() {
    FiscalCalendar newYork = calendar("America/New_York", 1);

    assertThat(newYork.startOfHour(instant("2026-11-01T05:30:00Z")))
        .isEqualTo(instant("2026-11-01T05:00:00Z"));
    assertThat(newYork.startOfHour(instant("2026-11-01T06:30:00Z")))
        .isEqualTo(instant("2026-11-01T06:00:00Z"));
  }

  @Test
  void halfAnHourOfSummerTimeMakesAShortAndALongHour() {
    FiscalCalendar lordHowe = calendar("Australia/Lord_Howe", 1);
    long forward = instant("2025-10-04T15:30:00Z");
    long back = instant("2026-04-04T15:00:00Z");

    assertThat(lordHowe.hourTickAtOrAfter(forward - HOUR + 1)).isEqualTo(forward);
    assertThat(lordHowe.hourTickAtOrAfter(forward + 1)).isEqualTo(forward + HOUR / 2);
    assertThat(lordHowe.startOfHour(forward + HOUR / 4)).isEqualTo(forward);
    assertThat(lordHowe.startOfHour(back + HOUR / 4)).isEqualTo(back - HOUR);
    assertThat(lordHowe.hourTickAtOrAfter(back - HOUR + 1)).isEqualTo(back + HOUR / 2);
  }

  @Test
  void anHourThatTheClockFallsBackIntoAfterAnotherBeginsAnew() {
    FiscalCalendar chatham = calendar("Pacific/Chatham", 1);
    long back = instant("2026-04-04T14:00:00Z");

    assertThat(chatham.startOfHour(back - 1)).isEqualTo(back - 3 * HOUR / 4);
    assertThat(chatham.startOfHour(back + 1)).isEqualTo(back);
    assertThat(chatham.hourTickAtOrAfter(back + 1)).isEqualTo(back + HOUR / 4);
  }

  private static int length(FiscalCalendar calendar, String date) {
    return (int) (calendar.startOfDay(day(date) + 1) - calendar.startOfDay(day(date)));
  }

  private static FiscalCalendar calendar(String zone, int fiscalYearStartMonth) {
    return new FiscalCalendar(
        new Program(null, ZoneId.of(zone), "USD", fiscalYearStartMonth, DayOfWeek.MONDAY, null));
  }

  private static long instant(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static int day(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }
}
