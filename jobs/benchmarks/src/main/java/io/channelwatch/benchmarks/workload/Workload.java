package io.channelwatch.benchmarks.workload;

import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records of a partner program as a generator makes them, the same for the same parameters: 55%
 * changes of deals along their life cycles, 15% revenue, 30% activity, evenly over the days; beside
 * them a profile for each partner and targets for each of its quarters.
 *
 * @param partners how many there are
 * @param records how many records they make, profiles and targets not counted
 * @param days over how many days
 * @param skew how unevenly partners take part: 0 is evenly; otherwise the exponent of Zipf's law
 * @param hot which part of all records the first partner makes, beside its share of the others;
 *     from 0 to 1
 * @param dealDays how many days a deal takes from its registration to its end, roughly: the longer,
 *     the more are open
 * @param seed of the random numbers
 */
public record Workload(
    int partners, int records, int days, double skew, double hot, int dealDays, long seed) {

  /** How long a deal takes, where nothing else is said. */
  static final int DEAL_DAYS = 40;

  /** A deal changes seven times in 40 days, so that many wait for each change of a day. */
  private static final double DAYS_BETWEEN_CHANGES = 40 / 7.0;

  /** The first day, and the day since when partners are in the program. */
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  private static final long DAY = 86_400_000L;
  private static final long UNIT = 10_000L;
  private static final String[] ACTIVITIES = {
    "portal_login",
    "portal_login",
    "portal_login",
    "portal_login",
    "portal_login",
    "portal_login",
    "training_completed",
    "business_review",
    "campaign_executed",
    "support_ticket"
  };
  private static final String[] TIERS = {"gold", "silver", "platinum"};
  private static final int MANAGER_EACH = 25;

  /** Records of which no partner makes many more than another. */
  public static Workload even(int partners, int records, int days, long seed) {
    return new Workload(partners, records, days, 0, 0, DEAL_DAYS, seed);
  }

  /** Shows everything as records of the topics: profiles and targets, then the others in order. */
  public void forEach(Consumer<EventRecord> consumer) {
    references(consumer);
    live(start(), days * DAY, consumer);
  }

  /** Shows the profiles and targets as records of the topics. */
  public void references(Consumer<EventRecord> consumer) {
    forEachReference(event -> consumer.accept(AvroRecords.of(event)));
  }

  /**
   * Shows the other records, in order, as if all days passed within another time.
   *
   * @param start when the first occurs, in milliseconds since the epoch
   * @param length how long it goes on, in milliseconds
   */
  public void live(long start, long length, Consumer<EventRecord> consumer) {
    forEachRecord(start, length, event -> consumer.accept(AvroRecords.of(event)));
  }

  /** Shows the profiles and targets, which are known from the beginning. */
  public void forEachReference(Consumer<PartnerEvent> consumer) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int partner = 0; partner < partners; partner++) {
      consumer.accept(profile(partner));
      int pace = 50 + random.nextInt(350);
      LocalDate last = FIRST_DAY.plusDays(days);
      for (LocalDate from = FIRST_DAY; from.isBefore(last); from = from.plusMonths(3)) {
        consumer.accept(target(partner, "revenue", from, pace * 1000L, "USD"));
        consumer.accept(target(partner, "registrations", from, 5 + pace / 10, null));
        consumer.accept(target(partner, "mdf_allocation", from, 20_000, "USD"));
      }
    }
  }

  /** Shows the records in the order in which they occur. */
  public void forEachRecord(Consumer<PartnerEvent> consumer) {
    forEachRecord(start(), days * DAY, consumer);
  }

  private void forEachRecord(long start, long length, Consumer<PartnerEvent> consumer) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    Pick pick = new Pick(partners, skew, hot);
    Life[] lives = new Life[partners];
    for (int i = 0; i < records; i++) {
      long at = start + (long) (i * ((double) length / records));
      int partner = pick.of(random);
      int kind = random.nextInt(100);
      if (kind < 55) {
        if (lives[partner] == null) {
          lives[partner] = new Life(name(partner), openDeals(pick.share(partner)));
        }
        consumer.accept(lives[partner].change(i, at, random));
      } else if (kind < 70) {
        consumer.accept(revenue(i, partner, at, random));
      } else {
        consumer.accept(
            new Activity("a" + i, name(partner), at, any(ACTIVITIES, random), UNIT, null, null));
      }
    }
  }

  /** The first instant. */
  public long start() {
    return FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** How many deals a partner with that share of the records keeps open. */
  private int openDeals(double share) {
    double open = dealDays / DAYS_BETWEEN_CHANGES;
    return (int) Math.max(1, Math.round(records * 0.55 * share * open / days));
  }

  private static String name(int partner) {
    return "p" + partner;
  }

  private static Profile profile(int partner) {
    String manager = "cam" + partner / MANAGER_EACH;
    return new Profile(
        name(partner),
        null,
        "Partner " + partner,
        "reseller",
        TIERS[partner % TIERS.length],
        "emea",
        "DE",
        PartnerStatus.ACTIVE,
        (int) FIRST_DAY.minusYears(1).toEpochDay(),
        new Contact(manager, manager + "@example.com", null, null),
        null,
        Map.of());
  }

  private static Target target(
      int partner, String metric, LocalDate from, long value, @Nullable String currency) {
    return new Target(
        name(partner),
        metric,
        (int) from.toEpochDay(),
        (int) from.plusMonths(3).toEpochDay(),
        value * UNIT,
        currency,
        null);
  }

  private static Revenue revenue(int i, int partner, long at, SplittableRandom random) {
    return new Revenue(
        "r" + i,
        name(partner),
        at,
        (1 + random.nextInt(60)) * 500L * UNIT,
        "USD",
        random.nextInt(3) > 0 ? Attribution.SOURCED : Attribution.INFLUENCED,
        random.nextInt(3) > 0 ? RevenueType.EXPANSION : RevenueType.NEW,
        null,
        "c" + random.nextInt(20_000),
        null);
  }

  private static String any(String[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }
}
