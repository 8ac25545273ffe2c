package io.channelwatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.Contact;
import io.channelwatch.events.DealAttribution;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.DealStage;
import io.channelwatch.events.FxRate;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerStatus;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import io.channelwatch.events.RulesUpdate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small program of partners over two quarters, drawn with fixed seeds: deals that move, stall,
 * slip and close, revenue in two currencies, logins that cease, profiles and targets that change,
 * rules that are edited; records that come late, twice, or broken.
 */
final class ProgramScript {

  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(130));
  static final int PARTITIONS = 4;

  private static final int PARTNERS = 12;
  private static final DealStage[] PATH = {
    DealStage.SUBMITTED,
    DealStage.APPROVED,
    DealStage.QUALIFIED,
    DealStage.PROPOSAL,
    DealStage.NEGOTIATION
  };

  private final LocalRegistry registry;
  private final Random random = new Random(20_260_105);
  private final List<List<Received>> partitions = new ArrayList<>();
  private int ids;

  private ProgramScript(LocalRegistry registry) {
    this.registry = registry;
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  /** The program's records, with the registry's schemas. */
  static ScriptedSource.Script draw(LocalRegistry registry, Map<String, String> rules) {
    ProgramScript script = new ProgramScript(registry);
    script.reference(rules);
    for (int partner = 0; partner < PARTNERS; partner++) {
      script.partner(partner);
    }
    script.poison();
    script.partitions.forEach(p -> p.sort(Comparator.comparingLong(Received::timestamp)));
    return new ScriptedSource.Script(script.partitions, day(65).toEpochMilli(), END.toEpochMilli());
  }

  private void reference(Map<String, String> rules) {
    add(0, "fx-rates", "EUR|2025-01-01", START, rate("2025-01-01", "1.05000000"));
    add(0, "fx-rates", "EUR|2026-03-01", START, rate("2026-03-01", "1.12500000"));
    add(0, "alert-rules", "program", START, update(1, rules));
    Map<String, String> edited = new HashMap<>(rules);
    edited.replaceAll(
        (path, text) -> text.replace("remaining_coverage < 3\n", "remaining_coverage < 4\n"));
    edited.remove("momentum.yaml");
    add(0, "alert-rules", "program", day(70), update(2, edited));
    Map<String, String> broken = new HashMap<>(rules);
    broken.put("pipeline.yaml", "kind: RuleSet\nrules: []");
    add(0, "alert-rules", "program", day(85), update(3, broken));
    add(0, "alert-rules", "program", day(100), update(4, rules));
  }

  private void partner(int number) {
    String partner = "p" + number;
    profiles(number, partner);
    targets(number, partner);
    activities(number, partner);
    for (int i = 0; i < 22; i++) {
      deal(number, partner, "d" + number + "-" + i, random.nextInt(125));
    }
    for (int i = 0; i < 6; i++) {
      revenue(partner, day(random.nextInt(128)), random.nextInt(8_000) - 1_000, "USD");
    }
  }

  private void profiles(int number, String partner) {
    Instant known = number == 10 ? day(40) : START;
    profile(partner, known, number == 9 ? PartnerStatus.ONBOARDING : PartnerStatus.ACTIVE, "gold");
    if (number == 9) {
      profile(partner, day(60), PartnerStatus.TERMINATED, "gold");
    }
    if (number == 11) {
      add(partition(partner), "partner-profiles", partner, day(80), null);
      profile(partner, day(100), PartnerStatus.ACTIVE, "silver");
    }
    if (number % 3 == 0) {
      profile(partner, day(50), PartnerStatus.ACTIVE, "silver");
    }
  }

  private void profile(String partner, Instant at, PartnerStatus status, String tier) {
    PartnerProfile.Builder profile =
        PartnerProfile.newBuilder()
            .setPartnerId(partner)
            .setUpdatedAt(at)
            .setName("Partner " + partner)
            .setTier(tier)
            .setStatus(status)
            .setJoinedOn(LocalDate.parse("2025-05-01"))
            .setLabels(Map.of("segment", "smb", "size", "small"));
    if (!partner.equals("p7")) {
      profile.setCam(new Contact("Ann", "ann@example.com", null, "Europe/Berlin"));
    }
    add(partition(partner), "partner-profiles", partner, at, profile.build());
  }

  private void targets(int number, String partner) {
    if (number == 8) {
      return;
    }
    target(partner, "revenue", "2026-01-01", "2026-04-01", 60_000, START);
    target(partner, "revenue", "2026-04-01", "2026-07-01", 80_000, START);
    target(partner, "registrations", "2026-01-01", "2026-04-01", 20, START);
    target(partner, "mdf_allocation", "2026-01-01", "2026-04-01", 5_000, START);
    target(partner, "rebate_threshold", "2026-01-01", "2026-04-01", 55_000, START);
    target(partner, "revenue", "2026-01-01", "2026-04-01", 40_000, day(45));
    if (number == 5) {
      String key = partner + "|revenue|2026-04-01|2026-07-01";
      add(partition(partner), "partner-targets", key, day(110), null);
    }
  }

  private void target(
      String partner, String metric, String from, String until, int value, Instant at) {
    boolean money = !metric.equals("registrations");
    add(
        partition(partner),
        "partner-targets",
        String.join("|", partner, metric, from, until),
        at,
        PartnerTarget.newBuilder()
            .setPartnerId(partner)
            .setMetric(metric)
            .setPeriodStart(LocalDate.parse(from))
            .setPeriodEnd(LocalDate.parse(until))
            .setValue(money(value))
            .setCurrency(money ? "USD" : null)
            .setUpdatedAt(at)
            .build());
  }

  private void activities(int number, String partner) {
    int last = number % 4 == 1 ? 30 : 128;
    for (int day = 0; day < last; day++) {
      if (random.nextInt(3) == 0) {
        activity(partner, day(day), "portal_login", null);
      }
      if (random.nextInt(40) == 0) {
        activity(partner, day(day), "training_completed", null);
      }
      if (random.nextInt(50) == 0) {
        activity(partner, day(day), "mdf_utilized", money(random.nextInt(900)));
      }
    }
  }

  private void activity(String partner, Instant day, String type, BigDecimal amount) {
    Instant at = day.plusSeconds(random.nextInt(86_000));
    PartnerActivity activity =
        PartnerActivity.newBuilder()
            .setEventId("a" + ids++)
            .setPartnerId(partner)
            .setOccurredAt(at)
            .setType(type)
            .setAmount(amount)
            .setCurrency(amount == null ? null : "USD")
            .build();
    addSoon(partner, "partner-activity", at, activity);
  }

  private void deal(int number, String partner, String deal, int firstDay) {
    Instant registered = day(firstDay).plusSeconds(random.nextInt(86_000));
    int amount = 1_000 + random.nextInt(20_000);
    int patience = number % 4 == 2 ? 25 : 8;
    Instant at = registered;
    int steps = 1 + random.nextInt(PATH.length);
    for (int step = 0; step < steps; step++) {
      dealVersion(partner, deal, step, at, PATH[step], registered, amount, null);
      at = at.plus(Duration.ofHours(5 + random.nextInt(24 * patience)));
    }
    if (random.nextInt(3) > 0) {
      DealStage end = random.nextInt(5) < 2 ? DealStage.WON : DealStage.LOST;
      dealVersion(partner, deal, steps, at, end, registered, amount, at);
      if (end == DealStage.WON) {
        revenue(partner, at, amount, random.nextBoolean() ? "USD" : "EUR");
      }
    }
  }

  private void dealVersion(
      String partner,
      String deal,
      int version,
      Instant at,
      DealStage stage,
      Instant registered,
      int amount,
      Instant closed) {
    LocalDate expected =
        random.nextInt(8) == 0
            ? null
            : LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).plusDays(random.nextInt(50));
    addSoon(
        partner,
        "deal-registrations",
        at,
        DealRegistration.newBuilder()
            .setEventId(deal + "-" + version)
            .setDealId(deal)
            .setPartnerId(partner)
            .setVersion(version)
            .setOccurredAt(at)
            .setStage(stage)
            .setStageEnteredAt(at)
            .setRegisteredAt(registered)
            .setClosedAt(closed)
            .setAmount(money(amount))
            .setCurrency(amount % 2 == 0 ? "USD" : "EUR")
            .setExpectedCloseOn(expected)
            .setAttribution(DealAttribution.SOURCED)
            .build());
  }

  private void revenue(String partner, Instant at, int amount, String currency) {
    addSoon(
        partner,
        "closed-revenue",
        at,
        ClosedRevenue.newBuilder()
            .setEventId("r" + ids++)
            .setPartnerId(partner)
            .setOccurredAt(at)
            .setAmount(money(amount))
            .setCurrency(currency)
            .setAttribution(RevenueAttribution.SOURCED)
            .setRevenueType(RevenueType.NEW)
            .setCustomerId("c" + random.nextInt(9))
            .build());
  }

  private void poison() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long at = day(20 + 25 * partition).toEpochMilli();
      byte[] key = "p1".getBytes(UTF_8);
      partitions.get(partition).add(new Received("closed-revenue", partition, ids++, at, key, key));
    }
    revenue("p3", day(33), 500, "GBP");
  }

  /** Adds a record that becomes known a while after it happened, and sometimes again later. */
  private void addSoon(String partner, String topic, Instant at, SpecificRecord record) {
    int longest = random.nextInt(6) == 0 ? 3 * 86_400 : 900;
    Instant known = at.plusSeconds(random.nextInt(longest)).plusMillis(random.nextInt(1_000));
    add(partition(partner), topic, partner, known, record);
    if (random.nextInt(25) == 0) {
      add(
          partition(partner),
          topic,
          partner,
          known.plusSeconds(random.nextInt(9 * 86_400)),
          record);
    }
  }

  private void add(int partition, String topic, String key, Instant known, SpecificRecord record) {
    if (known.isBefore(END)) {
      byte[] value = record == null ? null : registry.wire(record);
      partitions
          .get(partition)
          .add(
              new Received(
                  topic, partition, ids++, known.toEpochMilli(), key.getBytes(UTF_8), value));
    }
  }

  private static int partition(String partner) {
    return Integer.parseInt(partner.substring(1)) % PARTITIONS;
  }

  private static RulesUpdate update(long version, Map<String, String> files) {
    return new RulesUpdate("program", version, files, "tests", START);
  }

  private static FxRate rate(String from, String rate) {
    return FxRate.newBuilder()
        .setCurrency("EUR")
        .setEffectiveOn(LocalDate.parse(from))
        .setRate(new BigDecimal(rate))
        .build();
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }

  private static BigDecimal money(int units) {
    return new BigDecimal(units).setScale(4);
  }
}
