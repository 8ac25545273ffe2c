package io.channelwatch.conventions;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.NoOpMetricRegistry;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/**
 * The jobs' own metrics that a task registers, under the names and with the labels that Prometheus
 * is shown.
 */
public final class RecordedMetrics {

  /** The group of the jobs' own. */
  private static final String GROUP = "channelwatch";

  private static final String OPERATORS = "flink_taskmanager_job_task_operator_" + GROUP + "_";

  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();
  private final TaskMetricGroup task =
      TaskManagerMetricGroup.createTaskManagerMetricGroup(
              new Registry(), "host", new ResourceID("tm"))
          .addJob(new JobID(), "job")
          .addTask(ExecutionAttemptID.randomId(), "task");

  private final class Registry extends NoOpMetricRegistry {
    @Override
    public void register(Metric metric, String name, AbstractMetricGroup<?> group) {
      String scope = group.getLogicalScope(text -> text, '_');
      if (scope.contains(GROUP)) {
        metrics.put("flink_" + scope + "_" + name + labels(group), metric);
      }
    }

    private String labels(AbstractMetricGroup<?> group) {
      Map<String, String> labels = new TreeMap<>(group.getAllVariables());
      labels.keySet().removeIf(label -> label.startsWith("<operator_"));
      labels.keySet().removeAll(task.getAllVariables().keySet());
      return labels.isEmpty() ? "" : labels.toString();
    }
  }

  /** The group of an operator. */
  public MetricGroup operator() {
    return task.getOrAddOperator("operator");
  }

  /** An environment whose metrics are recorded here. */
  public MockEnvironment environment() {
    return new MockEnvironmentBuilder().setMetricGroup(task).build();
  }

  /**
   * What a counter or a gauge of the jobs' own stands at.
   *
   * @param name without what all of them begin with; labels as in {@code name{<a>=1, <b>=2}}
   */
  public long value(String name) {
    Metric metric = metrics.get(OPERATORS + name);
    if (metric instanceof Counter counter) {
      return counter.getCount();
    } else if (metric instanceof Gauge<?> gauge) {
      return ((Number) gauge.getValue()).longValue();
    }
    throw missing(name);
  }

  /** How many times a histogram of the jobs' own was told something. */
  public long count(String name) {
    if (metrics.get(OPERATORS + name) instanceof Histogram histogram) {
      return histogram.getCount();
    }
    throw missing(name);
  }

  private AssertionError missing(String name) {
    return new AssertionError("no such metric '%s' in %s".formatted(name, metrics.keySet()));
  }
}
