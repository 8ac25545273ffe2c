package io.channelwatch.notifying.record;

import io.channelwatch.alerting.metric.Counters;
import io.channelwatch.alerting.metric.MetricName;
import io.channelwatch.notification.Decision;
import org.apache.flink.metrics.MetricGroup;

/** Counts an operator's decisions, by channel, status and reason. */
public final class DecisionCounters {
  private static final String NO_CHANNEL = "none";

  private final Counters decisions;

  /** Counts in an operator's group. */
  public DecisionCounters(MetricGroup operator) {
    decisions = new Counters(operator, MetricName.DECISIONS, "channel", "status", "why");
  }

  /** One more. */
  public void inc(Decision decision) {
    String channel = decision.channel();
    decisions.inc(channel == null ? NO_CHANNEL : channel, decision.status().name(), decision.why());
  }
}
