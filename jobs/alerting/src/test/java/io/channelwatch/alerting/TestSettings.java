package io.channelwatch.alerting;

import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.config.SettingsException;
import io.channelwatch.config.SettingsReader;
import io.channelwatch.config.Sources;
import io.channelwatch.conventions.Variant;
import java.util.Map;

/** Settings for tests: the defaults, but for what a test says. */
public final class TestSettings {

  private static final String NOWHERE = "http://127.0.0.1:9";
  private static final String TEXT =
      """
      program: {name: test}
      kafka: {bootstrap_servers: "127.0.0.1:9"}
      kpis: {emit_interval: 1m}
      """;

  private TestSettings() {}

  /** The defaults, under the data's own clock, without a registry. */
  public static Settings defaults() {
    return with(ClockMode.DATA, NOWHERE, Delivery.AT_LEAST_ONCE);
  }

  /** The defaults with a clock, a registry and a delivery. */
  public static Settings with(ClockMode clock, String registry, Delivery delivery) {
    try {
      return Variant.of(
          SettingsReader.read("the test's settings", TEXT, Sources.NONE),
          "clock",
          new Settings.Clock(clock, 1_000),
          "schemaRegistry",
          new Settings.SchemaRegistry(registry, Map.of()),
          "delivery",
          delivery);
    } catch (SettingsException e) {
      throw new IllegalStateException(e);
    }
  }
}
