package io.channelwatch.cli.sample;

import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.sample.Deal.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A partner's bookings: what it wins and, week by week, what renews. Known the night after. */
final class RevenueRecords {

  /** Renewals of a quarter as a share of its target. */
  private static final double RENEWALS = 0.4;

  private final Partner partner;
  private final SplittableRandom random;
  private final SampleFile file;
  private int bookings;

  RevenueRecords(Partner partner, SplittableRandom random, SampleFile file) {
    this.partner = partner;
    this.random = random;
    this.file = file;
  }

  /** The booking of a deal, if it was won. */
  void won(Deal deal) {
    if (deal.outcome() == Outcome.WON && !partner.is(Story.GOES_SILENT, deal.closesOn())) {
      LocalDate day = deal.closesOn();
      Map<String, Object> fields = booking(day, deal.amount(), "SOURCED");
      fields.put("revenue_type", random.nextInt(3) == 0 ? "EXPANSION" : "NEW");
      fields.put("deal_id", deal.id());
      fields.put("customer_id", DealRecords.customer(deal));
      write(fields, day);
    }
  }

  /** The renewals of all weeks, with a credit note now and then. */
  void renewals() {
    if (partner.story() == Story.NEVER_LOGS_IN) {
      return;
    }
    for (LocalDate week = Calendar.HISTORY_FROM;
        week.isBefore(Calendar.UNTIL);
        week = week.plusDays(7)) {
      LocalDate day = Calendar.workday(week.plusDays(random.nextInt(2)), partner.region(), random);
      if (!partner.is(Story.GOES_SILENT, day)) {
        double share = RENEWALS / 13 * (0.85 + 0.3 * random.nextDouble());
        renewal(day, (int) (partner.target() * share));
        if (random.nextInt(30) == 0) {
          renewal(day, -(int) (partner.target() * share / 8));
        }
      }
    }
  }

  private void renewal(LocalDate day, int amount) {
    Map<String, Object> fields = booking(day, amount, "FULFILLED");
    fields.put("revenue_type", "RENEWAL");
    fields.put("customer_id", "C-%s-%d".formatted(partner.id().substring(2), 1 + bookings % 13));
    write(fields, day);
  }

  private Map<String, Object> booking(LocalDate day, int amount, String attribution) {
    Instant at = Calendar.officeHour(day, partner.region(), random);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event_id", "R-%s-%04d".formatted(partner.id().substring(2), ++bookings));
    fields.put("partner_id", partner.id());
    fields.put("occurred_at", at.toString());
    fields.put("amount", BigDecimal.valueOf(amount));
    fields.put("currency", partner.currency());
    fields.put("attribution", attribution);
    return fields;
  }

  private void write(Map<String, Object> fields, LocalDate day) {
    Instant night = day.plusDays(1).atTime(9, 0).toInstant(ZoneOffset.UTC);
    file.add(InputTopic.CLOSED_REVENUE, fields, night.plusSeconds(random.nextInt(600)));
  }
}
