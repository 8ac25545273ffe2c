package io.channelwatch.config;

import io.channelwatch.config.Settings.Freshness;
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
            section.text("owner", byDefault.owner()));
    section.refuseOthers();
    return freshness;
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
