package io.channelwatch.config;

import io.channelwatch.config.Settings.Freshness;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code freshness}: for how long each topic may be silent. */
final class FreshnessReader {

  private static final long HOUR = 3_600_000;
  private static final String EXPECTED = "whole hours such as 6h or 3d, business_day or off";

  private final Section section;

  FreshnessReader(Section section) {
    this.section = section;
  }

  Freshness read() {
    Freshness byDefault = Freshness.DEFAULT;
    Freshness freshness =
        new Freshness(
            silence("deal-registrations", byDefault.dealRegistrations()),
            silence("closed-revenue", byDefault.closedRevenue()),
            silence("partner-activity", byDefault.partnerActivity()),
            silence("partner-profiles", byDefault.partnerProfiles()),
            silence("partner-targets", byDefault.partnerTargets()),
            section.text("owner", byDefault.owner()),
            holidays());
    section.refuseOthers();
    return freshness;
  }

  private Set<Integer> holidays() {
    List<String> texts = section.texts("holidays");
    Set<Integer> days = new TreeSet<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      try {
        days.add((int) LocalDate.parse(text).toEpochDay());
      } catch (DateTimeParseException e) {
        section.refuse("holidays", "has " + text + ", which is no date such as 2026-12-25");
      }
    }
    return Set.copyOf(days);
  }

  /** A topic's silence under its default name, or under that with underscores. */
  private long silence(String topic, long otherwise) {
    String underscored = topic.replace('-', '_');
    String key = section.has(underscored) ? underscored : topic;
    return section.value(key, otherwise, EXPECTED, FreshnessReader::silence);
  }

  private static @Nullable Long silence(String text) {
    return switch (text) {
      case "off" -> Freshness.OFF;
      case "business_day" -> Freshness.BUSINESS_DAY;
      default -> {
        Long millis = Durations.parse(text);
        yield millis == null || millis == 0 || millis % HOUR != 0 ? null : millis;
      }
    };
  }
}
