package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.conventions.RecordedMetrics;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ClockLagTest {

  @Test
  void theClockIsBehindByWhatHasPassedSinceTheInstantThatWasGiven() throws Exception {
    RecordedMetrics metrics = new RecordedMetrics();
    try (LocalRegistry registry = LocalRegistry.start();
        var harness =
            new OneInputStreamOperatorTestHarness<>(
                new ClockOperator(
                    TestSettings.with(ClockMode.LIVE, registry.url(), Delivery.AT_LEAST_ONCE)),
                metrics.environment())) {
      harness.setProcessingTime(1_000_000);
      harness.setup();
      harness.open();
      harness.setProcessingTime(1_005_000);
      assertThat(metrics.value("clockLag")).as("nothing given yet").isEqualTo(5_000);

      harness.processWatermark(new Watermark(1_004_000 - 1));
      assertThat(metrics.value("clockLag")).isEqualTo(1_000);

      harness.setProcessingTime(1_065_000);
      assertThat(metrics.value("clockLag")).isEqualTo(61_000);
    }
  }
}
