package io.channelwatch.notifying;

import io.channelwatch.notification.Incoming;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** What moves the clock of alerts from memory. */
final class Clocks {
  private Clocks() {}

  /** The clock follows each alert; they come in order. */
  static WatermarkStrategy<Incoming> step() {
    return WatermarkStrategy.<Incoming>forGenerator(context -> new Step())
        .withTimestampAssigner((alert, before) -> alert.item().at());
  }

  /** The clock stands still until all alerts are there. */
  static WatermarkStrategy<Incoming> leap() {
    return WatermarkStrategy.<Incoming>forBoundedOutOfOrderness(Duration.ofDays(1000))
        .withTimestampAssigner((alert, before) -> alert.item().at());
  }

  private static final class Step implements WatermarkGenerator<Incoming> {
    @Override
    public void onEvent(Incoming alert, long timestamp, WatermarkOutput output) {
      output.emitWatermark(new Watermark(timestamp - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }
}
