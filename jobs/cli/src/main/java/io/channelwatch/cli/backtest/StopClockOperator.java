package io.channelwatch.cli.backtest;

import io.channelwatch.notification.Incoming;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets the clock stop where the alerts' does. At the end of a bounded stream Flink would let it run
 * to the end of time, and everything that is repeated would be repeated until then.
 */
final class StopClockOperator extends AbstractStreamOperator<Incoming>
    implements OneInputStreamOperator<Incoming, Incoming> {

  private static final long serialVersionUID = 1;

  @Override
  public void processElement(StreamRecord<Incoming> alert) {
    output.collect(alert);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (!mark.equals(Watermark.MAX_WATERMARK)) {
      super.processWatermark(mark);
    }
  }
}
