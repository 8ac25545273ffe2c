package io.channelwatch.alerting.metric;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** Counters of one name that differ in their labels, each there from its first use on. */
public final class Counters {

  private final MetricGroup operator;
  private final String name;
  private final List<String> labels;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  /**
   * Counters of an operator.
   *
   * @param name one of {@link MetricName}
   * @param labels what they differ in; each takes few values
   */
  public Counters(MetricGroup operator, String name, String... labels) {
    this.operator = operator;
    this.name = name;
    this.labels = List.of(labels);
  }

  /** Counts one more of what has these values, in the labels' order; from any thread. */
  public void inc(String... values) {
    counters.computeIfAbsent(List.of(values), this::registered).inc();
  }

  private Counter registered(List<String> values) {
    MetricGroup group = operator.addGroup(MetricName.GROUP);
    for (int i = 0; i < labels.size(); i++) {
      group = group.addGroup(labels.get(i), values.get(i));
    }
    return group.counter(name, new ThreadSafeSimpleCounter());
  }
}
