package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.metric.MetricName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * How far each topic's clock is behind the wall clock: that of its slowest partition among those
 * that one reader has. Where nothing is known yet, it is as far behind as the reader is old.
 */
final class ClockLags {

  private final MetricGroup operator;
  private final LongSupplier wallClock;
  private final long since;
  private final Map<String, TopicClock> topics = new HashMap<>();

  /**
   * The lags as metrics.
   *
   * @param operator the reader's own group
   * @param wallClock gives milliseconds since the epoch
   */
  ClockLags(MetricGroup operator, LongSupplier wallClock) {
    this.operator = operator;
    this.wallClock = wallClock;
    this.since = wallClock.getAsLong();
  }

  /** These are the reader's partitions, as they are now. */
  void publish(Collection<PartitionClock> clocks) {
    topics.values().forEach(topic -> topic.lowest = Long.MAX_VALUE);
    for (PartitionClock clock : clocks) {
      TopicClock topic = topics.computeIfAbsent(clock.partition().topic(), this::registered);
      if (!clock.isLeftOut()) {
        topic.lowest = Math.min(topic.lowest, clock.instant());
      }
    }
    topics.values().forEach(topic -> topic.published = topic.lowest);
  }

  private TopicClock registered(String name) {
    TopicClock topic = new TopicClock();
    operator
        .addGroup(MetricName.GROUP)
        .addGroup("topic", name)
        .gauge(MetricName.CLOCK_LAG, () -> lag(topic.published));
    return topic;
  }

  private long lag(long instant) {
    return Math.max(
        0, wallClock.getAsLong() - (instant == PartitionClock.UNKNOWN ? since : instant));
  }

  private static final class TopicClock {

    /** While the partitions are gone through; the task's own. */
    private long lowest = Long.MAX_VALUE;

    /** What reporters see; none of the partitions has a say: the end of time. */
    private volatile long published = PartitionClock.UNKNOWN;
  }
}
