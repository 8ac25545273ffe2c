package io.channelwatch.benchmarks.job;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** The metrics of the one job in this process, by operator. */
public final class JobMetrics implements MetricReporter {

  // Flink makes the reporter; whoever watches the job has no other way to it.
  private static final Map<String, Collection<Metric>> METRICS = new ConcurrentHashMap<>();

  /** For Flink, which finds it as a service. */
  public static final class Factory implements MetricReporterFactory {

    /** For Flink, which makes one by reflection. */
    public Factory() {}

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new JobMetrics();
    }
  }

  private JobMetrics() {}

  /** A counter's sum over the operator's tasks; 0 while there is none. */
  static long sum(String operator, String metric) {
    long sum = 0;
    for (Metric one : of(operator, metric)) {
      sum += one instanceof Counter counter ? counter.getCount() : 0;
    }
    return sum;
  }

  /** A gauge's lowest value over the operator's tasks; {@code Long.MIN_VALUE} without any. */
  static long lowest(String operator, String metric) {
    return of(operator, metric).stream()
        .mapToLong(
            one -> one instanceof Gauge<?> gauge ? ((Number) gauge.getValue()).longValue() : 0)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  private static Collection<Metric> of(String operator, String metric) {
    return METRICS.getOrDefault(operator + "." + metric, new ConcurrentLinkedQueue<>());
  }

  @Override
  public void open(org.apache.flink.metrics.MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String operator = group.getAllVariables().get("<operator_name>");
    if (operator != null) {
      METRICS
          .computeIfAbsent(operator + "." + name, key -> new ConcurrentLinkedQueue<>())
          .add(metric);
    }
  }

  // What has ended is still to be read.
  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
