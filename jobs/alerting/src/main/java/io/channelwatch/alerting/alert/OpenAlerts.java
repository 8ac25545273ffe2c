package io.channelwatch.alerting.alert;

import io.channelwatch.alert.AlertState;
import io.channelwatch.alert.Episode;
import io.channelwatch.alert.StaleTopicAlert;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.metric.MetricName;
import io.channelwatch.rule.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** How many alerts of one task are open, by rule and severity: a step of a counter a transition. */
final class OpenAlerts {

  private final MetricGroup operator;
  private final Map<Kind, AtomicLong> open = new HashMap<>();

  private record Kind(String ruleId, Severity severity) {}

  OpenAlerts(MetricGroup operator) {
    this.operator = operator;
  }

  /** An alert was found in the state from which the task starts. */
  void found(AlertState alert) {
    Episode episode = alert.episode();
    if (episode != null) {
      add(alert.ruleId(), episode.severity(), 1);
    }
  }

  /** So many topics were stale in the state from which the task starts. */
  void foundStale(int topics) {
    if (topics > 0) {
      add(StaleTopicAlert.RULE_ID, StaleTopicAlert.SEVERITY, topics);
    }
  }

  /** Something happened to an alert. */
  void changed(Transition transition) {
    String rule = transition.ruleId();
    switch (transition.transition()) {
      case OPENED -> add(rule, transition.severity(), 1);
      case ESCALATED, DEESCALATED -> {
        add(rule, transition.previousSeverity(), -1);
        add(rule, transition.severity(), 1);
      }
      case RESOLVED -> add(rule, transition.severity(), -1);
    }
  }

  private void add(String rule, @Nullable Severity severity, int more) {
    if (severity != null) {
      open.computeIfAbsent(new Kind(rule, severity), this::registered).addAndGet(more);
    }
  }

  private AtomicLong registered(Kind kind) {
    AtomicLong count = new AtomicLong();
    operator
        .addGroup(MetricName.GROUP)
        .addGroup("rule", kind.ruleId())
        .addGroup("severity", kind.severity().name())
        .gauge(MetricName.ALERTS_OPEN, count::get);
    return count;
  }
}
