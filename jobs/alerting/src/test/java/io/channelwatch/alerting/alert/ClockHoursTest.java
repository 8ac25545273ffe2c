package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClockHoursTest {

  private static final long FRIDAY = Instant.parse("2026-03-06T18:30:00Z").toEpochMilli();

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void givesAnInstantForEachHourOfAGapInTheData(Delivery delivery) throws Exception {
    try (LocalRegistry registry = LocalRegistry.start();
        var harness =
            new OneInputStreamOperatorTestHarness<>(
                new ClockOperator(TestSettings.with(ClockMode.DATA, registry.url(), delivery)))) {
      harness.setup();
      harness.open();
      reach(harness, FRIDAY, 1);
      reach(harness, FRIDAY + 3 * 3_600_000 + 60_000, 2);

      assertThat(given(harness))
          .extracting(Instant::toString)
          .containsExactly(
              "2026-03-06T18:30:00Z",
              "2026-03-06T19:30:00Z",
              "2026-03-06T20:30:00Z",
              "2026-03-06T21:30:00Z",
              "2026-03-06T21:31:00Z");
    }
  }

  private static void reach(
      OneInputStreamOperatorTestHarness<Written, Written> harness, long instant, long checkpoint)
      throws Exception {
    harness.processWatermark(new Watermark(instant - 1));
    harness.snapshot(checkpoint, checkpoint);
    harness.notifyOfCompletedCheckpoint(checkpoint);
  }

  private static List<Instant> given(OneInputStreamOperatorTestHarness<Written, Written> harness) {
    return harness.extractOutputValues().stream()
        .map(written -> Instant.ofEpochMilli(written.timestamp()))
        .toList();
  }
}
