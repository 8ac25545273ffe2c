package io.channelwatch.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes up instants that crowd where things go wrong, and amounts. */
final class Moments {

  private static final long DAY = 86_400_000L;

  private final Dice dice;
  private final Program program;
  private final ProgramMaker.Stretch stretch;
  private final boolean early;
  private final List<Instant> before = new ArrayList<>();

  Moments(Dice dice, Program program, ProgramMaker.Stretch stretch) {
    this.dice = dice;
    this.program = program;
    this.stretch = stretch;
    this.early = dice.chance(0.4);
  }

  /** An instant within the stretch, or some months before it. */
  Instant any() {
    Instant instant = made().truncatedTo(ChronoUnit.MILLIS);
    before.add(instant);
    return instant;
  }

  private Instant made() {
    long length = Duration.between(stretch.start(), stretch.end()).toMillis();
    Instant some = stretch.start().plusMillis(dice.below(length));
    return switch (dice.between(0, 9)) {
      case 0, 1 -> some.truncatedTo(ChronoUnit.HOURS).plusMillis(dice.pick(0, 0, 1_800_000, 1));
      case 2 -> program.start(program.day(some)).plusMillis(dice.pick(0, 0, -1, 1, -1_000, 999));
      case 3 -> stretch.crowd().plusSeconds(dice.between(-12, 12) * 900L);
      case 4 -> stretch.crowd().plusMillis(dice.pick(0, -1, 1));
      case 5 -> before.isEmpty() ? some : dice.pick(before);
      case 6 -> stretch.start().minusMillis(dice.below(90 * 86_400_000L));
      default -> some;
    };
  }

  LocalDate dayAbout() {
    return program.day(any());
  }

  /** When something became known, so early that history still reaches it. */
  Instant known(Instant occurred) {
    return occurred.plusMillis(Math.min(delay(), Math.max(1, program.retentionDays() - 35) * DAY));
  }

  /** When something that was known comes once more. */
  Instant again(Instant known) {
    return known.plusMillis(dice.below(4 * DAY)).plusMillis(dice.chance(0.5) ? 0 : 26 * DAY);
  }

  private long delay() {
    return switch (dice.between(0, 9)) {
      case 0 -> dice.below(2 * program.intervalMillis());
      case 1, 2 -> dice.below(DAY / 4);
      case 3 -> dice.below(10 * DAY);
      case 4 -> dice.below(60 * DAY);
      case 5, 6, 7 -> early ? -dice.below(dice.pick(DAY / 12, 3 * DAY)) : 0;
      default -> 0;
    };
  }

  BigDecimal money(boolean negative) {
    BigDecimal amount =
        switch (dice.between(0, 4)) {
          case 0, 1 -> BigDecimal.valueOf(dice.below(200_000_000), 4);
          case 2 -> BigDecimal.valueOf(dice.below(2_000_000), 2);
          default -> BigDecimal.valueOf(1000L * dice.between(0, 10));
        };
    return negative && dice.chance(0.15) ? amount.negate() : amount;
  }

  String currency() {
    return dice.chance(0.7) ? program.currency() : dice.pick("USD", "EUR", "JPY");
  }

  Rates rates() {
    List<Rates.Rate> rates = new ArrayList<>();
    for (String currency : List.of("USD", "EUR", "JPY")) {
      if (!currency.equals(program.currency())) {
        rates.add(new Rates.Rate(currency, LocalDate.of(2000, 1, 1), rate()));
        LocalDate day = program.day(stretch.start());
        for (int i = dice.between(0, 3); i > 0; i--) {
          day = day.plusDays(dice.between(1, 40));
          rates.add(new Rates.Rate(currency, day, rate()));
        }
      }
    }
    return new Rates(program.currency(), rates);
  }

  private BigDecimal rate() {
    // Halves of the last decimal must be rounded to even.
    return dice.chance(0.6)
        ? new BigDecimal(dice.pick("0.5", "0.5", "1.5", "0.00005", "2"))
        : BigDecimal.valueOf(1 + dice.below(300_000_000), 8);
  }
}
