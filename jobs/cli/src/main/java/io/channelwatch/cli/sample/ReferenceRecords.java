package io.channelwatch.cli.sample;

import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.sample.Partner.Tier;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who the partners are, what is expected of them, and what their currencies are worth. */
final class ReferenceRecords {

  private static final List<String> FIRST_NAMES =
      List.of("Ines", "Jonas", "Amara", "Pavel", "Noor", "Elif", "Mateo", "Sunniva", "Kenji");

  private static final List<String> LAST_NAMES =
      List.of("Duarte", "Weller", "Okonjo", "Novák", "Haddad", "Yıldız", "Serrano");

  private static final String HANDED_OVER = "P-1034";

  private final SampleFile file;

  ReferenceRecords(SampleFile file) {
    this.file = file;
  }

  /** The program's currency per euro and per pound, month by month. */
  void rates() {
    LocalDate month = LocalDate.of(2025, 1, 1);
    for (int i = 0; i < 18; i++) {
      rate("EUR", month, 1.04 + 0.004 * i - (i % 3) * 0.003);
      rate("GBP", month, 1.24 + 0.005 * i + (i % 4) * 0.004);
      month = month.plusMonths(1);
    }
  }

  private void rate(String currency, LocalDate effectiveOn, double rate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("currency", currency);
    fields.put("effective_on", effectiveOn.toString());
    fields.put("rate", String.format(Locale.ROOT, "%.4f", rate));
    file.add(InputTopic.FX_RATES, fields);
  }

  /** The partner's profile: known from the beginning, or from the day on which it joined. */
  void profile(Partner partner) {
    boolean joinsLater = partner.joinedOn().isAfter(Calendar.HISTORY_FROM);
    Instant joined = partner.joinedOn().atTime(9, 0).toInstant(ZoneOffset.UTC);
    if (joinsLater) {
      file.add(InputTopic.PARTNER_PROFILES, profile(partner, partner.region(), joined), joined);
    } else {
      file.add(InputTopic.PARTNER_PROFILES, profile(partner, partner.region(), null));
    }
    if (partner.id().equals(HANDED_OVER)) {
      Instant handed = Instant.parse("2026-03-16T08:00:00Z");
      file.add(
          InputTopic.PARTNER_PROFILES,
          profile(partner, Partner.Region.AMER, handed),
          handed.plusSeconds(90));
    }
  }

  private static Map<String, Object> profile(
      Partner partner, Partner.Region managedBy, @Nullable Instant at) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("partner_id", partner.id());
    if (at != null) {
      fields.put("updated_at", at.toString());
    }
    fields.put("name", partner.name());
    fields.put("type", partner.number() % 3 == 0 ? "referral" : "reseller");
    fields.put("tier", partner.tier().name().toLowerCase(Locale.ROOT));
    fields.put("region", partner.region().name());
    fields.put("country", partner.country());
    fields.put("status", "ACTIVE");
    fields.put("joined_on", partner.joinedOn().toString());
    fields.put("cam", cam(managedBy));
    fields.put("leader", leader(partner));
    return fields;
  }

  private static Map<String, Object> cam(Partner.Region region) {
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("name", region.cam());
    contact.put("email", address(region.cam()) + "@example.com");
    contact.put("slack_id", region.slackId());
    contact.put("time_zone", region.zone().getId());
    return contact;
  }

  private static Map<String, Object> leader(Partner partner) {
    String name =
        FIRST_NAMES.get(partner.number() % FIRST_NAMES.size())
            + " "
            + LAST_NAMES.get(partner.number() % LAST_NAMES.size());
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("name", name);
    contact.put(
        "email", address(name) + "@" + address(partner.name()).replace('.', '-') + ".example.com");
    contact.put("time_zone", partner.region().zone().getId());
    return contact;
  }

  static String address(String name) {
    String plain = Normalizer.normalize(name.replace('ı', 'i'), Normalizer.Form.NFD);
    return plain.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replace(' ', '.');
  }

  /** What the partner is to reach in each quarter. */
  void targets(Partner partner) {
    for (LocalDate quarter : Calendar.quarters()) {
      if (!partner.joinedOn().isAfter(quarter)) {
        target(partner, "revenue", quarter, partner.target());
        target(partner, "registrations", quarter, partner.dealsAQuarter() * 9 / 10);
        target(partner, "mdf_allocation", quarter, partner.target() / 50);
        if (partner.tier() != Tier.SILVER) {
          target(partner, "rebate_threshold", quarter, partner.target() * 3 / 2);
        }
      }
    }
  }

  private void target(Partner partner, String metric, LocalDate quarter, int value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("partner_id", partner.id());
    fields.put("metric", metric);
    fields.put("period_start", quarter.toString());
    fields.put("period_end", quarter.plusMonths(3).toString());
    fields.put("value", BigDecimal.valueOf(value));
    if (!metric.equals("registrations")) {
      fields.put("currency", partner.currency());
    }
    if (partner.joinedOn().isAfter(Calendar.HISTORY_FROM)) {
      Instant joined = partner.joinedOn().atTime(9, 0).toInstant(ZoneOffset.UTC);
      fields.put("updated_at", joined.toString());
      file.add(InputTopic.PARTNER_TARGETS, fields, joined);
    } else {
      file.add(InputTopic.PARTNER_TARGETS, fields);
    }
  }
}
