package io.channelwatch.cli.sample;

import io.channelwatch.cli.files.InputTopic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What a partner does beside selling: it logs in, learns, runs campaigns, meets its manager. */
final class ActivityRecords {

  private final Partner partner;
  private final SplittableRandom random;
  private final SampleFile file;
  private int number;

  ActivityRecords(Partner partner, SplittableRandom random, SampleFile file) {
    this.partner = partner;
    this.random = random;
    this.file = file;
  }

  /** Writes everything; a partner that never logs in does nothing else either. */
  void write() {
    if (partner.story() == Story.NEVER_LOGS_IN) {
      return;
    }
    logins();
    for (LocalDate quarter : Calendar.quarters()) {
      quarter(quarter);
    }
  }

  private void logins() {
    LocalDate day = Calendar.HISTORY_FROM.plusDays(random.nextInt(3));
    while (day.isBefore(Calendar.UNTIL)) {
      day = Calendar.weekday(day);
      record("portal_login", day, 1);
      int away = Calendar.isHolidayWeek(day, partner.region()) ? 1 : 0;
      day = day.plusDays(2L + away + random.nextInt(2));
    }
  }

  private void quarter(LocalDate start) {
    record("business_review", start.plusDays(18 + random.nextInt(14)), 1);
    for (int i = 0; i < 3; i++) {
      record("training_completed", start.plusDays(8 + 26L * i + random.nextInt(10)), 1);
    }
    if (start.getMonthValue() % 6 == 4) {
      record("certification_earned", start.plusDays(30 + random.nextInt(30)), 1);
    }
    record("campaign_executed", start.plusDays(22 + random.nextInt(12)), 1);
    record("campaign_executed", start.plusDays(60 + random.nextInt(12)), 1);
    fund(start.plusDays(16 + random.nextInt(8)), 0.36);
    fund(start.plusDays(36 + random.nextInt(8)), 0.3);
    fund(start.plusDays(56 + random.nextInt(8)), 0.24);
    record("support_ticket", start.plusDays(5 + random.nextInt(40)), 1 + random.nextInt(2));
    record("support_ticket", start.plusDays(48 + random.nextInt(40)), 1 + random.nextInt(2));
  }

  /** Spends a share of the quarter's market development funds. */
  private void fund(LocalDate day, double share) {
    Map<String, Object> spent = new LinkedHashMap<>();
    spent.put("amount", BigDecimal.valueOf((int) (partner.target() * 0.02 * share)));
    spent.put("currency", partner.currency());
    record("mdf_utilized", day, spent);
  }

  private void record(String type, LocalDate day, int quantity) {
    record(type, day, quantity == 1 ? Map.of() : Map.of("quantity", quantity));
  }

  private void record(String type, LocalDate day, Map<String, Object> rest) {
    LocalDate on = Calendar.weekday(day);
    Instant at = Calendar.officeHour(on, partner.region(), random);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event_id", "A-%s-%04d".formatted(partner.id().substring(2), ++number));
    fields.put("partner_id", partner.id());
    fields.put("occurred_at", at.toString());
    fields.put("type", type);
    fields.putAll(rest);
    if (!partner.is(Story.GOES_SILENT, on)) {
      file.add(
          InputTopic.PARTNER_ACTIVITY,
          fields,
          at.plus(10 + random.nextInt(600), ChronoUnit.SECONDS));
    }
  }
}
