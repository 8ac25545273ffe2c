package io.channelwatch.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a program calls a day, a quarter and a unit of money, and how it is evaluated.
 *
 * @param fiscalMonth the month, from 1, with which the fiscal year begins
 * @param dataSince the first day of which the records tell; null: unknown
 * @param intervalMillis the grid of evaluation instants
 * @param from from when on the rules hold; null: from when they became known
 * @param until the last instant that is evaluated; null: the last event tick
 */
public record Program(
    ZoneId zone,
    String currency,
    int fiscalMonth,
    DayOfWeek weekStart,
    LocalDate dataSince,
    long intervalMillis,
    int retentionDays,
    int dedupDays,
    Instant from,
    Instant until) {

  /** The first evaluation instant at or after an instant. */
  Instant tick(Instant instant) {
    return Instant.ofEpochMilli(
        -Math.floorDiv(-instant.toEpochMilli(), intervalMillis) * intervalMillis);
  }

  /** The calendar day that holds an instant. */
  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The first instant of a day. */
  Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The first day of the period (day, week, month, quarter or year) that holds a day. */
  LocalDate periodStart(String period, LocalDate day) {
    LocalDate month = day.withDayOfMonth(1);
    int monthOfYear = Math.floorMod(day.getMonthValue() - fiscalMonth, 12);
    return switch (period) {
      case "day" -> day;
      case "week" ->
          day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - weekStart.getValue(), 7));
      case "month" -> month;
      case "quarter" -> month.minusMonths(monthOfYear % 3);
      case "year" -> month.minusMonths(monthOfYear);
      default -> throw new IllegalArgumentException(period);
    };
  }

  /** The first day of the period after the one that begins with a day. */
  LocalDate nextPeriod(String period, LocalDate start) {
    return switch (period) {
      case "day" -> start.plusDays(1);
      case "week" -> start.plusDays(7);
      case "month" -> start.plusMonths(1);
      case "quarter" -> start.plusMonths(3);
      case "year" -> start.plusMonths(12);
      default -> throw new IllegalArgumentException(period);
    };
  }

  /** Whether an instant is the very first of a period. */
  boolean isStart(String period, Instant instant) {
    LocalDate day = day(instant);
    return periodStart(period, day).equals(day) && start(day).equals(instant);
  }
}
