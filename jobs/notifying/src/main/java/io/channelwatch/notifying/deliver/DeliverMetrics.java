package io.channelwatch.notifying.deliver;

import io.channelwatch.alerting.metric.Counters;
import io.channelwatch.alerting.metric.MetricName;
import io.channelwatch.notification.Decision;
import io.channelwatch.notifying.record.DecisionCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What one task that delivers tells of itself. */
final class DeliverMetrics {
  /** Of how many messages of a channel the spread of lags is told. */
  private static final int LAST = 500;

  private final MetricGroup operator;
  private final AtomicLong pending = new AtomicLong();
  private final DecisionCounters decisions;
  private final Counters failedAttempts;
  private final Map<String, Histogram> lags = new HashMap<>();

  DeliverMetrics(MetricGroup operator) {
    this.operator = operator;
    this.decisions = new DecisionCounters(operator);
    this.failedAttempts = new Counters(operator, MetricName.FAILED_ATTEMPTS, "channel", "error");
    operator.addGroup(MetricName.GROUP).gauge(MetricName.PENDING, pending::get);
  }

  /** So many messages more wait to be delivered. */
  void taken(long messages) {
    pending.addAndGet(messages);
  }

  /**
   * A message waits no longer.
   *
   * @param now by the wall clock, in milliseconds since the epoch
   */
  void done(Decision decision, long now) {
    pending.decrementAndGet();
    decisions.inc(decision);
    String channel = decision.channel();
    if (channel != null && decision.status() == Decision.Status.SENT) {
      lags.computeIfAbsent(channel, this::lag).update(now - decision.at());
    }
  }

  /** A channel did not take a message at one attempt; from any thread. */
  void failed(String channel, ChannelException failure) {
    failedAttempts.inc(channel, failure.code());
  }

  private Histogram lag(String channel) {
    return operator
        .addGroup(MetricName.GROUP)
        .addGroup("channel", channel)
        .histogram(MetricName.DELIVERY_LAG, new DescriptiveStatisticsHistogram(LAST));
  }
}
