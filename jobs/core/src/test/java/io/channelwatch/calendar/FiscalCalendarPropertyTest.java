package io.channelwatch.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FiscalCalendarPropertyTest {

  private static final long FROM = 1_262_304_000_000L;
  private static final long UNTIL = 4_102_444_800_000L;
  private static final int FIRST_DAY = 14_610;
  private static final int LAST_DAY = 47_482;

  @Property
  void everyDayAgreesWithTheTimeZoneDatabase(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = FROM, max = UNTIL) long any,
      @ForAll boolean nearTransition) {
    long instant = nearTransition ? nearTransition(zone, any) : any;
    FiscalCalendar calendar = calendar(zone, 1, DayOfWeek.MONDAY);
    LocalDate date = Instant.ofEpochMilli(instant).atZone(zone).toLocalDate();

    assertThat(calendar.day(instant)).isEqualTo(date.toEpochDay());
    assertThat(calendar.startOfDay((int) date.toEpochDay()))
        .isEqualTo(date.atStartOfDay(zone).toInstant().toEpochMilli());
  }

  @Property
  void everyHourAgreesWithTheTimeZoneDatabase(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = FROM, max = UNTIL) long any,
      @ForAll boolean nearTransition) {
    long instant = nearTransition ? nearTransition(zone, any) : any;
    FiscalCalendar calendar = calendar(zone, 1, DayOfWeek.MONDAY);
    // There the clock goes from 3:45 back to 2:45: see the example of a resumed hour.
    Assume.that(!zone.getId().equals("Pacific/Chatham"));
    ZonedDateTime local = Instant.ofEpochMilli(instant).atZone(zone);
    long start = local.truncatedTo(ChronoUnit.HOURS).toInstant().toEpochMilli();
    long tick = calendar.hourTickAtOrAfter(instant);

    assertThat(calendar.startOfHour(instant)).isEqualTo(start);
    assertThat(calendar.startOfHour(tick)).isEqualTo(tick);
    assertThat(tick).isBetween(instant, instant + 5_400_000);
    if (tick > instant) {
      assertThat(calendar.startOfHour(tick - 1)).isEqualTo(start);
    }
  }

  @Property
  void hoursFollowEachOtherWithoutGaps(
      @ForAll("zones") ZoneId zone, @ForAll @LongRange(min = FROM, max = UNTIL) long any) {
    long instant = nearTransition(zone, any);
    FiscalCalendar calendar = calendar(zone, 1, DayOfWeek.MONDAY);
    long start = calendar.startOfHour(instant);
    long next = calendar.hourTickAtOrAfter(instant + 1);

    assertThat(start).isLessThanOrEqualTo(instant);
    assertThat(calendar.startOfHour(start)).isEqualTo(start);
    assertThat(calendar.hourTickAtOrAfter(start + 1)).isEqualTo(next);
    assertThat(calendar.startOfHour(next - 1)).isEqualTo(start);
  }

  @Property
  void everyDayBeginsWithAnHour(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = FIRST_DAY, max = LAST_DAY) int day) {
    FiscalCalendar calendar = calendar(zone, 1, DayOfWeek.MONDAY);
    long start = calendar.startOfDay(day);

    assertThat(calendar.hourTickAtOrAfter(start)).isEqualTo(start);
  }

  @Property
  void everyDayIsInExactlyOnePeriod(
      @ForAll PeriodUnit unit,
      @ForAll @IntRange(min = 1, max = 12) int fiscalYearStartMonth,
      @ForAll DayOfWeek weekStarts,
      @ForAll @IntRange(min = FIRST_DAY, max = LAST_DAY) int day) {
    FiscalCalendar calendar = calendar(ZoneId.of("UTC"), fiscalYearStartMonth, weekStarts);
    int first = calendar.firstDay(unit, day);
    int after = calendar.firstDayAfter(unit, day);

    assertThat(day).isBetween(first, after - 1);
    assertThat(calendar.firstDay(unit, after)).isEqualTo(after);
    assertThat(calendar.firstDay(unit, after - 1)).isEqualTo(first);
    assertThat(calendar.firstDayAfter(unit, first - 1)).isEqualTo(first);
    assertThat(calendar.previousFirstDay(unit, after)).isEqualTo(first);
    assertThat(calendar.previousFirstDay(unit, day)).isEqualTo(calendar.firstDay(unit, first - 1));
  }

  @Property
  void periodsBeginWhereTheProgramSays(
      @ForAll @IntRange(min = 1, max = 12) int fiscalYearStartMonth,
      @ForAll DayOfWeek weekStarts,
      @ForAll @IntRange(min = FIRST_DAY, max = LAST_DAY) int day) {
    FiscalCalendar calendar = calendar(ZoneId.of("UTC"), fiscalYearStartMonth, weekStarts);
    LocalDate year = LocalDate.ofEpochDay(calendar.firstDay(PeriodUnit.YEAR, day));
    LocalDate quarter = LocalDate.ofEpochDay(calendar.firstDay(PeriodUnit.QUARTER, day));
    LocalDate week = LocalDate.ofEpochDay(calendar.firstDay(PeriodUnit.WEEK, day));

    assertThat(year.getMonthValue()).isEqualTo(fiscalYearStartMonth);
    assertThat(year.getDayOfMonth()).isEqualTo(1);
    assertThat(ChronoUnit.MONTHS.between(year, quarter)).isIn(0L, 3L, 6L, 9L);
    assertThat(quarter.getDayOfMonth()).isEqualTo(1);
    assertThat(week.getDayOfWeek()).isEqualTo(weekStarts);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "America/New_York",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Asia/Beirut",
            "America/Sao_Paulo",
            "Pacific/Apia",
            "Africa/Casablanca")
        .map(ZoneId::of);
  }

  /** An instant within three hours of the zone's next change of offset, if it has one. */
  private static long nearTransition(ZoneId zone, long any) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(any));
    long hours = 3 * 3_600_000L;
    return next == null ? any : next.getInstant().toEpochMilli() - hours + any % (2 * hours);
  }

  private static FiscalCalendar calendar(
      ZoneId zone, int fiscalYearStartMonth, DayOfWeek weekStarts) {
    return new FiscalCalendar(
        new Program(null, zone, "USD", fiscalYearStartMonth, weekStarts, null));
  }
}
