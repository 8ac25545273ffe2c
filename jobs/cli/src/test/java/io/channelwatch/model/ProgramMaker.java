package io.channelwatch.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Makes up a program, and the stretch of time in which things happen to it. */
final class ProgramMaker {

  private static final String[] ZONES = {
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "America/Santiago",
    "America/Havana",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Chatham",
    "Asia/Beirut",
    "Atlantic/Azores"
  };

  private final Dice dice;

  ProgramMaker(Dice dice) {
    this.dice = dice;
  }

  /** From when to when things happen, and about where they crowd. */
  record Stretch(Instant start, Instant end, Instant crowd) {}

  Stretch stretch(ZoneId zone, int fiscalMonth) {
    LocalDate day =
        LocalDate.of(dice.between(2021, 2027), dice.between(1, 12), dice.between(1, 28));
    Instant crowd =
        switch (dice.between(0, 4)) {
          case 0 -> day.atStartOfDay(zone).toInstant();
          case 1 -> transition(zone, day.atStartOfDay(zone).toInstant());
          case 2 ->
              LocalDate.of(day.getYear(), fiscalMonth, 1)
                  .plusMonths(dice.between(0, 3) * 3L)
                  .atStartOfDay(zone)
                  .toInstant();
          case 3 -> LocalDate.of(2024, 2, 29).atStartOfDay(zone).toInstant();
          // The month before is shorter than this one.
          default -> LocalDate.of(day.getYear(), 3, 1).atStartOfDay(zone).toInstant();
        };
    int days =
        switch (dice.between(0, 9)) {
          case 0 -> dice.between(100, 200);
          case 1, 2, 3 -> dice.between(40, 100);
          default -> dice.between(5, 40);
        };
    Instant start = crowd.minus(Duration.ofHours(dice.between(0, days * 24)));
    return new Stretch(start, start.plus(Duration.ofDays(days)), crowd);
  }

  private static Instant transition(ZoneId zone, Instant after) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(after);
    return next == null ? after : next.getInstant();
  }

  ZoneId zone() {
    return ZoneId.of(dice.pick(ZONES));
  }

  Program program(ZoneId zone, int fiscalMonth, Stretch stretch) {
    Duration length = Duration.between(stretch.start(), stretch.end());
    Instant from = stretch.start().plusMillis(dice.below(length.toMillis() * 2 / 3));
    if (dice.chance(0.5)) {
      from = from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
    Instant until = stretch.end().plus(Duration.ofHours(dice.between(-24, 24 * 20)));
    return new Program(
        zone,
        dice.pick("USD", "EUR"),
        fiscalMonth,
        dice.pick(DayOfWeek.values()),
        dice.maybe(0.4, stretch.start().atZone(zone).toLocalDate().plusDays(dice.between(-90, 20))),
        dice.pick(1_000L, 1_000L, 10_000L, 60_000L, 300_000L, 900_000L),
        dice.chance(0.6) ? 800 : dice.chance(0.5) ? dice.between(100, 200) : dice.between(36, 60),
        dice.chance(0.7) ? 35 : dice.between(45, 60),
        dice.maybe(0.4, from),
        dice.maybe(0.8, until));
  }
}
