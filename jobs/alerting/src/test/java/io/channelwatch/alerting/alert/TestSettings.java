package io.channelwatch.alerting.alert;

import io.channelwatch.calendar.Program;
import io.channelwatch.config.Settings;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Map;

/** Settings for tests. */
public final class TestSettings {

  private static final long DAY = 86_400_000;

  private TestSettings() {}

  /** The defaults, under the data's own clock. */
  public static Settings defaults() {
    return new Settings(
        new Program("test", ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null),
        new Settings.Clock(Settings.ClockMode.DATA, 1_000),
        Map.of("bootstrap.servers", "127.0.0.1:9"),
        new Settings.SchemaRegistry("http://127.0.0.1:9", Map.of()),
        new Settings.Topics(
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
            "dead-letters"),
        1_000,
        800 * DAY,
        new Settings.Ingest(300_000, 35 * DAY, null),
        60_000,
        Settings.Delivery.AT_LEAST_ONCE,
        Map.of());
  }
}
