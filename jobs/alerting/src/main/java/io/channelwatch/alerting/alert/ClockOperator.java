package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.metric.MetricName;
import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Clock;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.time.Instant;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Passes alerts on and, behind them, the clock: once a second of the wall clock, and at least once
 * an hour of the data's time. With at-least-once delivery the writer flushes the alerts before the
 * clock. With exactly-once delivery alerts become visible at checkpoints, so an instant is given
 * only when the checkpoint that covers it is complete: it stands in the next transaction.
 *
 * <p>Runs once, not in parallel: it sees the alerts of all partners.
 */
public final class ClockOperator extends AbstractStreamOperator<Written>
    implements OneInputStreamOperator<Written, Written>, BoundedOneInput {

  private static final long serialVersionUID = 1;
  private static final long HOUR = 3_600_000;
  private static final long EVERY = 1_000;
  private static final String KEY = "clock";

  private final String topic;
  private final Delivery delivery;
  private final WireWriter<Clock> writer;
  private transient long reached;
  private transient volatile long given;
  private transient long givenAt;
  private transient long covered;
  private transient long coveredBy;
  private transient long safe;
  private transient boolean waiting;
  private transient boolean ended;

  /** Gives the clock in the topic that the settings name. */
  public ClockOperator(Settings settings) {
    this.topic = settings.topics().clock();
    this.delivery = settings.delivery();
    this.writer = new WireWriter<>(Clock.class, topic, settings);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    reached = Long.MIN_VALUE;
    given = Long.MIN_VALUE;
    covered = Long.MIN_VALUE;
    safe = Long.MIN_VALUE;
  }

  @Override
  public void open() throws Exception {
    super.open();
    long since = getProcessingTimeService().getCurrentProcessingTime();
    getMetricGroup().addGroup(MetricName.GROUP).gauge(MetricName.CLOCK_LAG, () -> lag(since));
  }

  /** Before the first instant is given, the clock is as far behind as the task is old. */
  private long lag(long since) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    return Math.max(0, now - (given == Long.MIN_VALUE ? since : given));
  }

  @Override
  public void processElement(StreamRecord<Written> element) {
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      return;
    }
    reached = mark.getTimestamp() + 1;
    if (delivery == Delivery.AT_LEAST_ONCE) {
      giveIfDue(reached);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    covered = reached;
    coveredBy = context.getCheckpointId();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    if (delivery == Delivery.EXACTLY_ONCE && checkpointId == coveredBy) {
      safe = covered;
      giveIfDue(safe);
    }
  }

  /** The last instant goes with the last alerts, into the same transaction if there is one. */
  @Override
  public void endInput() {
    if (reached > given) {
      give(reached, getProcessingTimeService().getCurrentProcessingTime());
    }
    ended = true;
  }

  /** Gives an instant now, or, where the last one was given just now, the latest one later. */
  private void giveIfDue(long instant) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    boolean newHour = given == Long.MIN_VALUE || instant - given >= HOUR;
    if (instant <= given || ended) {
      return;
    }
    if (!newHour && now - givenAt < EVERY) {
      if (!waiting) {
        waiting = true;
        var unused =
            getProcessingTimeService().registerTimer(givenAt + EVERY, this::giveAfterWaiting);
      }
    } else {
      while (given != Long.MIN_VALUE && instant - given > HOUR) {
        give(given + HOUR, now);
      }
      give(instant, now);
    }
  }

  private void give(long instant, long now) {
    given = instant;
    givenAt = now;
    byte[] value = writer.write(new Clock(Instant.ofEpochMilli(instant)));
    output.collect(new StreamRecord<>(new Written(topic, KEY, value, instant), instant));
  }

  private void giveAfterWaiting(long now) {
    waiting = false;
    giveIfDue(delivery == Delivery.AT_LEAST_ONCE ? reached : safe);
  }
}
