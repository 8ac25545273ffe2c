package io.channelwatch.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** Which occurrences a window at an instant holds. */
interface Window {

  /** Whether it holds what happened at an instant, on that day of the program. */
  boolean holds(Instant at, LocalDate day);

  /** A window by its name, with an offset or null. */
  static Window of(Program program, Instant now, String name, String offset) {
    if (name.equals("all")) {
      return (at, day) -> true;
    }
    LocalDate today = program.day(now);
    if (name.matches("[0-9]+h")) {
      return hours(program, now, number(name), offset == null ? 0 : number(offset));
    }
    if (Character.isDigit(name.charAt(0))) {
      LocalDate last = offset == null ? today : today.minusDays(days(offset));
      return days(now, last.minusDays(days(name) - 1), last);
    }
    if (name.endsWith("_to_date")) {
      return toDate(program, now, name.substring("prev_".length(), name.indexOf("_to_date")));
    }
    if (name.startsWith("prev_")) {
      String period = name.substring("prev_".length());
      LocalDate current = program.periodStart(period, today);
      return days(now, program.periodStart(period, current.minusDays(1)), current.minusDays(1));
    }
    return days(now, program.periodStart(name, today), today);
  }

  private static Window days(Instant now, LocalDate first, LocalDate last) {
    return (at, day) -> !day.isBefore(first) && !day.isAfter(last) && !at.isAfter(now);
  }

  private static Window toDate(Program program, Instant now, String period) {
    LocalDate today = program.day(now);
    LocalDate current = program.periodStart(period, today);
    LocalDate previous = program.periodStart(period, current.minusDays(1));
    LocalDate last = previous.plusDays(ChronoUnit.DAYS.between(current, today));
    return days(now, previous, last.isBefore(current) ? last : current.minusDays(1));
  }

  private static Window hours(Program program, Instant now, long length, long offset) {
    Instant hour = startOfHour(program.zone(), now);
    if (offset == 0) {
      Instant first = hour.minus(Duration.ofHours(length - 1));
      return (at, day) -> !at.isBefore(first) && !at.isAfter(now);
    }
    Instant end = hour.minus(Duration.ofHours(offset - 1));
    Instant first = end.minus(Duration.ofHours(length));
    return (at, day) -> !at.isBefore(first) && at.isBefore(end) && !at.isAfter(now);
  }

  /**
   * When the clock began to show the hour that it shows; one that it shows a second time, right
   * after it was turned back, goes on.
   */
  static Instant startOfHour(ZoneId zone, Instant now) {
    LocalTime shown = now.atZone(zone).toLocalTime();
    Instant start = now.minus(Duration.between(shown.truncatedTo(ChronoUnit.HOURS), shown));
    ZoneOffsetTransition turn = zone.getRules().previousTransition(now.plusNanos(1));
    if (turn == null || !turn.getInstant().isAfter(start)) {
      return start;
    }
    Instant before = turn.getInstant().minusMillis(1);
    boolean goesOn = before.atZone(zone).getHour() == shown.getHour();
    return goesOn ? startOfHour(zone, before) : turn.getInstant();
  }

  private static long number(String text) {
    return Long.parseLong(text.substring(0, text.length() - 1));
  }

  private static long days(String text) {
    return text.endsWith("w") ? 7 * number(text) : number(text);
  }
}
