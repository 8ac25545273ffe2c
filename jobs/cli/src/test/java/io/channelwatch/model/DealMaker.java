package io.channelwatch.model;

import io.channelwatch.model.Fact.DealVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Makes up deals with versions that come in any order. */
final class DealMaker {

  static final String[] STAGES = {"SUBMITTED", "APPROVED", "QUALIFIED", "PROPOSAL", "NEGOTIATION"};
  private static final String[] ENDS = {"WON", "WON", "LOST", "REJECTED", "EXPIRED", "WITHDRAWN"};

  private final Dice dice;
  private final Program program;
  private final Moments moments;
  private final Supplier<String> ids;
  private final Set<String> taken = new HashSet<>();
  private int deals;

  DealMaker(Dice dice, Program program, Moments moments, Supplier<String> ids) {
    this.dice = dice;
    this.program = program;
    this.moments = moments;
    this.ids = ids;
  }

  /** All versions of one more deal. */
  List<DealVersion> deal(String partner) {
    String id = dice.chance(0.06) && deals > 0 ? "d" + deals : "d" + ++deals;
    List<DealVersion> versions = new ArrayList<>();
    Instant at = moments.any();
    Instant registered = at.minusSeconds(dice.chance(0.7) ? 0 : dice.below(20 * 86_400));
    Instant entered = registered;
    int stage = dice.chance(0.7) ? 0 : dice.between(0, 4);
    BigDecimal amount = moments.money(false);
    String currency = moments.currency();
    String attribution = dice.pick("SOURCED", "INFLUENCED", "FULFILLED", "FULFILLED");
    LocalDate expected = dice.maybe(0.8, expected(at));
    int count = dice.between(1, 6);
    for (int i = 1; i <= count; i++) {
      boolean closed = dice.chance(i == count ? 0.4 : 0.1);
      Instant known = moments.known(at);
      DealVersion version =
          new DealVersion(
              ids.get(),
              partner,
              id,
              dice.chance(0.9) ? i : Math.max(1, i - 1),
              at,
              closed ? dice.pick(ENDS) : STAGES[stage],
              entered,
              registered,
              closed ? at.plusSeconds(dice.pick(0, 0, -3_600, -90_000, 90_000)) : null,
              amount,
              currency,
              expected,
              attribution,
              known);
      if (taken.add(partner + version.identity())) {
        versions.add(version);
      }
      if (dice.chance(0.05)) {
        // Of two at one instant the higher version wins; of one version the later.
        continue;
      }
      at = dice.chance(0.15) ? moments.any() : at.plus(pause());
      if (dice.chance(0.5)) {
        stage = dice.chance(0.85) ? Math.min(4, stage + 1) : dice.between(0, 4);
        entered = at.plusSeconds(dice.pick(0, 0, -86_400, 86_400));
      }
      amount = dice.chance(0.2) ? moments.money(false) : amount;
      currency = dice.chance(0.05) ? moments.currency() : currency;
      attribution = dice.chance(0.1) ? dice.pick("SOURCED", "FULFILLED") : attribution;
      expected = dice.chance(0.3) ? dice.maybe(0.9, expected(at)) : expected;
      registered = dice.chance(0.1) ? moments.any() : registered;
    }
    return versions;
  }

  /**
   * Takes out versions of deals that closed so long before that history has let go of them: nothing
   * says what such a version is part of.
   */
  void removeUntimely(List<Fact> facts) {
    Map<String, Instant> ends = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof DealVersion version && version.closed() != null) {
        Instant end = version.closed().plus(Duration.ofDays(program.retentionDays() - 5));
        ends.merge(key(version), end, (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    facts.removeIf(
        fact ->
            fact instanceof DealVersion version
                && ends.containsKey(key(version))
                && version.known().isAfter(ends.get(key(version))));
  }

  private static String key(DealVersion version) {
    return version.partner() + " " + version.deal();
  }

  private Duration pause() {
    return Duration.ofMillis(dice.below(dice.pick(3_600_000L, 86_400_000L, 20 * 86_400_000L)));
  }

  private LocalDate expected(Instant about) {
    LocalDate day = program.day(about);
    if (dice.chance(0.4)) {
      String period = dice.pick("quarter", "quarter", "month", "week");
      LocalDate next = program.nextPeriod(period, program.periodStart(period, day));
      return next.minusDays(dice.between(0, 1));
    }
    return day.plusDays(dice.between(-5, dice.pick(10, 40, 120)));
  }
}
