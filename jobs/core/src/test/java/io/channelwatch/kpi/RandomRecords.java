package io.channelwatch.kpi;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes up records of one partner: few ids, so that they meet; late, early, and repeated ones. */
final class RandomRecords {

  static final List<String> ACTIVITY_TYPES = List.of("portal_login", "mdf_utilized");

  private static final long HOUR = 3_600_000L;
  private static final String[] CURRENCIES = {"USD", "USD", "EUR", "JPY"};

  private final Random random;
  private final List<PartnerEvent> made = new ArrayList<>();
  private final Set<List<Object>> versions = new HashSet<>();
  private int next;

  RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** Rates of two currencies; one of them has none before a day. */
  static List<FxRate> rates() {
    int start = (int) LocalDate.parse("2020-01-01").toEpochDay();
    int later = (int) LocalDate.parse("2025-02-01").toEpochDay();
    return List.of(
        new FxRate("EUR", start, 108_123_457L, null),
        new FxRate("EUR", later, 111_000_000L, null),
        new FxRate("JPY", later - 40, 671_234L, null));
  }

  /** A random step of the clock, from nothing to some days. */
  long step() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextInt(60_000);
      case 2 -> random.nextLong(HOUR);
      case 3 -> random.nextLong(30 * HOUR);
      case 4 -> random.nextLong(5 * 24 * HOUR);
      default -> random.nextLong(18 * 24 * HOUR);
    };
  }

  boolean chance(int outOf) {
    return random.nextInt(outOf) == 0;
  }

  PartnerEvent record(long knownAt) {
    if (!made.isEmpty() && chance(8)) {
      return made.get(random.nextInt(made.size()));
    }
    PartnerEvent event =
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> deal(knownAt);
          case 4, 5 -> revenue(knownAt);
          case 6, 7 -> activity(knownAt);
          case 8 -> target(knownAt);
          default -> profile(knownAt);
        };
    made.add(event);
    return event;
  }

  private long happened(long knownAt) {
    return switch (random.nextInt(6)) {
      case 0 -> knownAt + random.nextLong(5 * HOUR);
      case 1 -> knownAt;
      case 2 -> knownAt - random.nextLong(HOUR);
      case 3 -> knownAt - random.nextLong(9 * 24 * HOUR);
      default -> knownAt - random.nextLong(120 * 24 * HOUR);
    };
  }

  private PartnerEvent deal(long knownAt) {
    String id = "d" + random.nextInt(6);
    int version = random.nextInt(6);
    long occurredAt = happened(knownAt);
    while (!versions.add(List.of(id, version, occurredAt))) {
      occurredAt--;
    }
    DealStage stage = DealStage.values()[random.nextInt(DealStage.values().length)];
    return new DealVersion(
        "e" + next++,
        id,
        "p",
        version,
        occurredAt,
        stage,
        occurredAt - random.nextLong(40 * 24 * HOUR),
        occurredAt - random.nextLong(90 * 24 * HOUR),
        stage.isOpen() ? null : (Long) (occurredAt - random.nextLong(20 * 24 * HOUR)),
        amount(),
        currency(),
        chance(4) ? null : (Integer) (day(occurredAt) + random.nextInt(150) - 30),
        Attribution.values()[random.nextInt(4)],
        null,
        null);
  }

  private PartnerEvent revenue(long knownAt) {
    return new Revenue(
        "r" + next++,
        "p",
        happened(knownAt) / HOUR * HOUR,
        amount(),
        currency(),
        Attribution.values()[random.nextInt(4)],
        RevenueType.values()[random.nextInt(4)],
        null,
        chance(3) ? null : "c" + random.nextInt(5),
        null);
  }

  private PartnerEvent activity(long knownAt) {
    boolean spent = chance(2);
    return new Activity(
        "r" + next++,
        "p",
        happened(knownAt),
        ACTIVITY_TYPES.get(random.nextInt(ACTIVITY_TYPES.size())),
        random.nextInt(4) * 10_000L - 5_000,
        spent ? (Long) amount() : null,
        spent ? currency() : null);
  }

  private PartnerEvent target(long knownAt) {
    LocalDate start =
        LocalDate.ofEpochDay(day(knownAt)).withDayOfMonth(1).minusMonths(random.nextInt(4));
    LocalDate end = start.plusMonths(new int[] {1, 3, 12}[random.nextInt(3)]);
    if (chance(5)) {
      return new TargetRemoved("p", "revenue", (int) start.toEpochDay(), (int) end.toEpochDay());
    }
    return new Target(
        "p",
        "revenue",
        (int) start.toEpochDay(),
        (int) end.toEpochDay(),
        amount(),
        chance(2) ? null : currency(),
        chance(4) ? null : (Long) (knownAt - random.nextLong(50 * HOUR)));
  }

  private PartnerEvent profile(long knownAt) {
    if (chance(6)) {
      return new ProfileRemoved("p");
    }
    return new Profile(
        "p",
        chance(4) ? null : (Long) (knownAt - random.nextLong(50 * HOUR)),
        "Acme " + next++,
        null,
        "gold",
        null,
        null,
        PartnerStatus.values()[random.nextInt(5)],
        chance(3) ? null : (Integer) (day(knownAt) - random.nextInt(400)),
        null,
        null,
        Map.of("a", "1"));
  }

  private long amount() {
    return random.nextLong(2_000_000_000L) - 200_000_000L;
  }

  private String currency() {
    return CURRENCIES[random.nextInt(CURRENCIES.length)];
  }

  private static int day(long instant) {
    return (int) Math.floorDiv(instant, 86_400_000L);
  }
}
