package io.channelwatch.cli.e2e;

import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.Contact;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import io.channelwatch.events.RulesUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Puts the records of a small program into its topics. */
final class SmallProgram {

  private SmallProgram() {}

  static void rules(Parts parts, Map<String, String> files, Instant at) throws Exception {
    parts.send(
        "alert-rules", "test", new RulesUpdate("test", 1L, files, "tests", at), at.toEpochMilli());
  }

  static void profile(Parts parts, String partner, Instant at) throws Exception {
    parts.send(
        "partner-profiles",
        partner,
        PartnerProfile.newBuilder()
            .setPartnerId(partner)
            .setName("Acme Corp")
            .setUpdatedAt(at)
            .setCam(
                Contact.newBuilder()
                    .setName("Ana Costa")
                    .setEmail("ana@example.com")
                    .setSlackId("U0ANA")
                    .build())
            .build(),
        at.toEpochMilli());
    parts.send(
        "partner-targets",
        partner + "|revenue|2026-01-01|2026-04-01",
        PartnerTarget.newBuilder()
            .setPartnerId(partner)
            .setMetric("revenue")
            .setPeriodStart(LocalDate.parse("2026-01-01"))
            .setPeriodEnd(LocalDate.parse("2026-04-01"))
            .setValue(new BigDecimal("1000.0000"))
            .setCurrency("USD")
            .build(),
        at.toEpochMilli());
  }

  static void revenue(Parts parts, String partner, String id, int amount, Instant at)
      throws Exception {
    revenue(parts, partner, id, amount, "USD", at);
  }

  static void revenue(
      Parts parts, String partner, String id, int amount, String currency, Instant at)
      throws Exception {
    parts.send(
        "closed-revenue",
        partner,
        ClosedRevenue.newBuilder()
            .setEventId(id)
            .setPartnerId(partner)
            .setOccurredAt(at)
            .setAmount(new BigDecimal(amount + ".0000"))
            .setCurrency(currency)
            .setAttribution(RevenueAttribution.SOURCED)
            .setRevenueType(RevenueType.NEW)
            .build(),
        at.toEpochMilli());
  }
}
