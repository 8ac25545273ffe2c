package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.event.Rejection;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DeadLetterCountTest {

  private static final String LETTERS = "topic_reason_deadLetters{<reason>=%s, <topic>=%s}";

  @Test
  void deadLettersAreCountedByTopicAndReason() throws Exception {
    RecordedMetrics metrics = new RecordedMetrics();
    try (LocalRegistry registry = LocalRegistry.start()) {
      Settings settings = TestSettings.with(ClockMode.LIVE, registry.url(), Delivery.AT_LEAST_ONCE);
      try (var harness =
          new OneInputStreamOperatorTestHarness<>(
              new StreamMap<>(new EncodeDeadLetterFunction(settings, "job")),
              metrics.environment())) {
        harness.setup();
        harness.open();
        harness.processElement(refused("fx-rates", "undecodable"));
        harness.processElement(refused("fx-rates", "undecodable"));
        harness.processElement(refused("closed-revenue", "no_fx_rate"));
      }
    }
    assertThat(metrics.value(LETTERS.formatted("undecodable", "fx-rates"))).isEqualTo(2);
    assertThat(metrics.value(LETTERS.formatted("no_fx_rate", "closed-revenue"))).isEqualTo(1);
  }

  private static StreamRecord<Refused> refused(String topic, String reason) {
    Received received = new Received(topic, 0, 0, 1, null, new byte[] {1});
    return new StreamRecord<>(new Refused(received, new Rejection(reason, "Why.")));
  }
}
