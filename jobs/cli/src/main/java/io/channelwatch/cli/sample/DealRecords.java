package io.channelwatch.cli.sample;

import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.sample.Deal.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The versions of a partner's deals as its CRM reports them: minutes later, sometimes days. */
final class DealRecords {

  private static final LocalDate CLEAN_UP = LocalDate.of(2026, 5, 4);

  private static final List<String> PRODUCTS =
      List.of("Ledger Cloud", "Ledger Edge", "Insight Suite", "Managed Vault");

  private final Partner partner;
  private final SplittableRandom random;
  private final SampleFile file;

  DealRecords(Partner partner, SplittableRandom random, SampleFile file) {
    this.partner = partner;
    this.random = random;
    this.file = file;
  }

  /** One deal while its versions are written. */
  private final class Life {
    private final Deal deal;
    private final Instant registeredAt;
    private final String attribution;
    private final String product;
    private LocalDate expected;
    private String stage = "SUBMITTED";
    private Instant enteredAt;
    private int amount;
    private int version;

    Life(Deal deal) {
      this.deal = deal;
      this.registeredAt = Calendar.officeHour(deal.registeredOn(), partner.region(), random);
      this.attribution = random.nextInt(10) < 7 ? "SOURCED" : "INFLUENCED";
      this.product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
      this.expected = deal.closesOn();
      this.enteredAt = registeredAt;
      this.amount = deal.amount() * (85 + random.nextInt(20)) / 100;
    }

    void version(Instant at, String newStage) {
      if (!newStage.equals(stage)) {
        stage = newStage;
        enteredAt = at;
      }
      version++;
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("event_id", "E-" + deal.id() + "-" + version);
      fields.put("deal_id", deal.id());
      fields.put("partner_id", partner.id());
      fields.put("version", version);
      fields.put("occurred_at", at.toString());
      fields.put("stage", stage);
      fields.put("stage_entered_at", enteredAt.toString());
      fields.put("registered_at", registeredAt.toString());
      if (isOutcome(stage)) {
        fields.put("closed_at", at.toString());
      }
      fields.put("amount", BigDecimal.valueOf(amount));
      fields.put("currency", partner.currency());
      fields.put("expected_close_on", expected.toString());
      fields.put("attribution", attribution);
      fields.put("customer_id", customer(deal));
      fields.put("product", product);
      file.add(InputTopic.DEAL_REGISTRATIONS, fields, at.plusSeconds(delay()));
    }
  }

  /** Writes every version that the partner reports. */
  void write(Deal deal) {
    Life life = new Life(deal);
    life.version(life.registeredAt, "SUBMITTED");
    if (deal.outcome() != Outcome.REJECTED) {
      step(life, 2, "APPROVED");
      step(life, 13, "QUALIFIED");
      life.amount = deal.amount();
      step(life, 28, "QUALIFIED");
      step(life, 43, "PROPOSAL");
      step(life, 58, "NEGOTIATION");
      step(life, 72, "NEGOTIATION");
    }
    if (isNeglected(deal)) {
      neglect(life);
      return;
    }
    LocalDate closes = deal.closesOn();
    if (partner.is(Story.MISSES_CLOSE_DATES, closes) && closes.isBefore(CLEAN_UP)) {
      closes = CLEAN_UP.plusDays(random.nextInt(4));
    }
    if (!partner.is(Story.GOES_SILENT, closes)) {
      life.version(Calendar.officeHour(closes, partner.region(), random), deal.outcome().name());
    }
  }

  private void step(Life life, int days, String stage) {
    LocalDate day =
        Calendar.workday(
            life.deal.registeredOn().plusDays(days + random.nextInt(3)), partner.region(), random);
    if (day.isBefore(life.deal.closesOn())
        && !partner.is(Story.GOES_SILENT, day)
        && !(isNeglected(life.deal) && partner.is(Story.AGEING_PIPELINE, day))) {
      life.version(Calendar.officeHour(day, partner.region(), random), stage);
    }
  }

  /** What an ageing pipeline is made of: deals that should have ended and never do. */
  private boolean isNeglected(Deal deal) {
    return partner.is(Story.AGEING_PIPELINE, deal.closesOn()) && deal.outcome() != Outcome.WON;
  }

  /** A partner sells to a few customers again and again. */
  static String customer(Deal deal) {
    int number = Integer.parseInt(deal.id().substring(7, 10));
    return "C-" + deal.id().substring(2, 6) + "-" + (1 + number % 13);
  }

  /** Now and then the close date is put off by another quarter; nothing else happens. */
  private void neglect(Life life) {
    LocalDate day = life.deal.closesOn().minusDays(2);
    while (day.isBefore(Calendar.UNTIL)) {
      LocalDate noticed = Calendar.workday(day, partner.region(), random);
      life.expected = life.expected.plusDays(50);
      life.version(Calendar.officeHour(noticed, partner.region(), random), life.stage);
      day = noticed.plusDays(46);
    }
  }

  private long delay() {
    return random.nextInt(25) == 0
        ? 86_400 + random.nextInt(2 * 86_400)
        : 120 + random.nextInt(3000);
  }

  private static boolean isOutcome(String stage) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(stage)) {
        return true;
      }
    }
    return false;
  }
}
