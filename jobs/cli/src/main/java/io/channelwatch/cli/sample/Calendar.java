package io.channelwatch.cli.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** When people work: on weekdays, in the office hours of their region, less in holiday weeks. */
final class Calendar {

  /** From here on partners sell: history that windows can look back on. */
  static final LocalDate HISTORY_FROM = LocalDate.of(2025, 7, 1);

  /** From here on rules hold. */
  static final LocalDate RULES_FROM = LocalDate.of(2026, 1, 1);

  /** The first day of which nothing is told any more. */
  static final LocalDate UNTIL = LocalDate.of(2026, 7, 1);

  private Calendar() {}

  /** The starts of the fiscal quarters in which deals close, the one after the end included. */
  static List<LocalDate> quarters() {
    return HISTORY_FROM
        .datesUntil(UNTIL.plusDays(1))
        .filter(day -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1)
        .toList();
  }

  /** The day itself, or the next one on which the region works. */
  static LocalDate workday(LocalDate day, Partner.Region region, SplittableRandom random) {
    LocalDate found = day;
    while (isWeekend(found) || (isHolidayWeek(found, region) && random.nextInt(2) == 0)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /** The day itself, or the Monday after it. */
  static LocalDate weekday(LocalDate day) {
    LocalDate found = day;
    while (isWeekend(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  static boolean isHolidayWeek(LocalDate day, Partner.Region region) {
    return isWithin(day, "2025-12-24", "2026-01-02")
        || (region == Partner.Region.EMEA && isWithin(day, "2026-04-03", "2026-04-07"))
        || (region == Partner.Region.APAC && isWithin(day, "2026-02-16", "2026-02-20"))
        || (region == Partner.Region.AMER && isWithin(day, "2025-11-27", "2025-11-28"));
  }

  /** An instant of a day within office hours. */
  static Instant officeHour(LocalDate day, Partner.Region region, SplittableRandom random) {
    return day.atTime(8, 30)
        .plusSeconds(random.nextInt(9 * 3600))
        .atZone(region.zone())
        .toInstant()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean isWithin(LocalDate day, String first, String last) {
    return !day.isBefore(LocalDate.parse(first)) && !day.isAfter(LocalDate.parse(last));
  }
}
