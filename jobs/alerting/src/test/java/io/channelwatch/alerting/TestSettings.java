package io.channelwatch.alerting;

import io.channelwatch.calendar.Program;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Map;

/** Settings for tests: the defaults, but for what a test says. */
public final class TestSettings {

  private static final long DAY = 86_400_000;
  private static final String NOWHERE = "http://127.0.0.1:9";

  private TestSettings() {}

  /** The defaults, under the data's own clock, without a registry. */
  public static Settings defaults() {
    return with(ClockMode.DATA, NOWHERE, Delivery.AT_LEAST_ONCE);
  }

  /** The defaults with a clock, a registry and a delivery. */
  public static Settings with(ClockMode clock, String registry, Delivery delivery) {
    return new Settings(
        new Program("test", ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null),
        new Settings.Clock(clock, 1_000),
        Map.of("bootstrap.servers", "127.0.0.1:9"),
        new Settings.SchemaRegistry(registry, Map.of()),
        topics(),
        1_000,
        800 * DAY,
        new Settings.Ingest(300_000, 35 * DAY, null),
        60_000,
        delivery,
        Map.of());
  }

  private static Settings.Topics topics() {
    return new Settings.Topics(
        "deal-registrations",
        "closed-revenue",
        "partner-activity",
        "partner-profiles",
        "partner-targets",
        "fx-rates",
        "alert-rules",
        "alert-silences",
        "alerts",
        "clock",
        "partner-kpis",
        "notifications",
        "dead-letters");
  }
}
