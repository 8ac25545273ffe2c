package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what becomes known of one partner, late and early records and repeats among it. */
final class RandomHistory {

  /** A record and when it became known. */
  record Known(long at, PartnerEvent event) {}

  private static final String PARTNER = "p1";
  private static final DealStage[] STAGES = {
    DealStage.SUBMITTED,
    DealStage.APPROVED,
    DealStage.PROPOSAL,
    DealStage.WON,
    DealStage.LOST,
    DealStage.WITHDRAWN
  };

  private final Random random;
  private final FiscalCalendar calendar;
  private final long from;
  private final long until;
  private long ids;

  RandomHistory(Random random, FiscalCalendar calendar, long from, long until) {
    this.random = random;
    this.calendar = calendar;
    this.from = from;
    this.until = until;
  }

  /** Records in the order in which they became known; none is known before the start. */
  List<Known> draw() {
    List<Known> known = new ArrayList<>();
    int size = random.nextInt(40);
    for (int i = 0; i < size; i++) {
      long at = random.nextLong(from, until);
      Known record = new Known(at - (random.nextInt(4) == 0 ? at % HOUR : 0), event(at));
      known.add(record);
      if (random.nextInt(8) == 0) {
        known.add(new Known(random.nextLong(at, until), record.event()));
      }
    }
    known.sort(Comparator.comparingLong(Known::at));
    return known;
  }

  /** What is known from the beginning: nothing, or a profile and perhaps a target. */
  List<PartnerEvent> beginning() {
    List<PartnerEvent> events = new ArrayList<>();
    if (random.nextBoolean()) {
      events.add(profile(null, PartnerStatus.ACTIVE));
      if (random.nextBoolean()) {
        events.add(target(null, from));
      }
    }
    return events;
  }

  private PartnerEvent event(long at) {
    long happened = happened(at);
    return switch (random.nextInt(11)) {
      case 0, 1, 2, 3 -> deal(happened);
      case 4, 5 -> revenue(happened);
      case 6, 7 -> new Activity(id(), PARTNER, happened, "portal_login", 10_000, null, null);
      case 8 ->
          random.nextInt(3) == 0
              ? new ProfileRemoved(PARTNER)
              : profile(
                  at, random.nextInt(5) == 0 ? PartnerStatus.TERMINATED : PartnerStatus.ACTIVE);
      case 9 -> profile(at, PartnerStatus.ACTIVE);
      default -> target(at, at);
    };
  }

  /** Mostly before a record became known, now and then shortly after. */
  private long happened(long at) {
    return switch (random.nextInt(4)) {
      case 0 -> at;
      case 1 -> at + random.nextLong(30 * HOUR);
      default -> at - random.nextLong(4 * DAY);
    };
  }

  private DealVersion deal(long occurredAt) {
    DealStage stage = STAGES[random.nextInt(STAGES.length)];
    long registeredAt = occurredAt - random.nextLong(3 * DAY);
    int day = calendar.day(occurredAt);
    return new DealVersion(
        id(),
        "d" + random.nextInt(4),
        PARTNER,
        random.nextInt(20),
        occurredAt,
        stage,
        occurredAt - random.nextLong(DAY),
        registeredAt,
        stage.isOpen() ? null : Long.valueOf(occurredAt - random.nextLong(HOUR)),
        random.nextLong(6_000_000),
        "USD",
        random.nextBoolean() ? null : Integer.valueOf(day + random.nextInt(8) - 4),
        Attribution.SOURCED,
        null,
        null);
  }

  private Revenue revenue(long occurredAt) {
    long amount = random.nextLong(4_000_000) - 500_000;
    return new Revenue(
        id(),
        PARTNER,
        occurredAt,
        amount,
        "USD",
        Attribution.SOURCED,
        RevenueType.NEW,
        null,
        "c1",
        null);
  }

  private Profile profile(Long updatedAt, PartnerStatus status) {
    String tier = random.nextBoolean() ? "gold" : "silver";
    return new Profile(
        PARTNER,
        updatedAt,
        "Partner",
        "reseller",
        tier,
        null,
        null,
        status,
        calendar.day(from) - 90,
        null,
        null,
        Map.of());
  }

  private Target target(Long updatedAt, long at) {
    int start = calendar.firstDay(PeriodUnit.QUARTER, calendar.day(at));
    int end = calendar.firstDayAfter(PeriodUnit.QUARTER, start);
    return new Target(
        PARTNER, "revenue", start, end, 5_000_000 + random.nextLong(9_000_000), "USD", updatedAt);
  }

  private String id() {
    return "e" + ids++;
  }
}
