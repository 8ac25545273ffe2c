package io.channelwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class StopClockOperatorTest {

  @Test
  void theEndOfTheStreamIsNotTheEndOfTime() throws Exception {
    try (OneInputStreamOperatorTestHarness<String, String> harness =
        new OneInputStreamOperatorTestHarness<>(new StopClockOperator<>())) {
      harness.open();
      harness.processElement(new StreamRecord<>("one", 3));
      harness.processWatermark(new Watermark(5));
      harness.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(harness.getOutput())
          .containsExactly(new StreamRecord<>("one", 3), new Watermark(5));
    }
  }
}
