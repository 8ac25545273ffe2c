package io.channelwatch.benchmarks.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.benchmarks.measure.Json;
import io.channelwatch.benchmarks.measure.Stopwatch;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Runs the alerting job on Flink in this process until its clock has come to an instant, and stops
 * it with a savepoint, so that all it told is there for others to read.
 */
public final class MeasuredJob {

  private static final long LOOK_EVERY_MS = 20;

  /** How often it looks whether what it waits for has come, for each look whether the job ended. */
  private static final int LOOKS_BETWEEN = 50;

  private final Settings settings;
  private final Path folder;

  /** With its files in a folder. */
  public MeasuredJob(Settings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** What goes on while the job runs. */
  @FunctionalInterface
  public interface Watch {
    /** Returns when the job may end. */
    void run() throws Exception;
  }

  /** Runs it for as long as something else goes on. */
  @SuppressWarnings("try") // closing Flink may be interrupted, as all the rest may
  public void runWhile(Watch watch) throws Exception {
    try (MiniCluster cluster = start()) {
      JobID job = submit(cluster, null);
      awaitRunning(cluster, job);
      watch.run();
      var unused = cluster.cancelJob(job).get();
    }
  }

  /**
   * Runs it, and once more from its last checkpoint to see how long that takes.
   *
   * @param half how many records are half of them
   * @param until the evaluation instant, in milliseconds since the epoch, at which it is through
   */
  @SuppressWarnings("try") // closing Flink may be interrupted, as all the rest may
  public ObjectNode run(long half, long until) throws Exception {
    try (MiniCluster cluster = start()) {
      JobID job = submit(cluster, null);
      await(cluster, job, () -> JobMetrics.sum("decode records", "numRecordsIn") > 0);
      Stopwatch stopwatch = Stopwatch.start();
      await(cluster, job, () -> JobMetrics.sum("watch partners", "applied") >= half);
      stopwatch.half(JobMetrics.sum("watch partners", "applied"));
      await(
          cluster,
          job,
          () -> JobMetrics.lowest("give the clock", "currentInputWatermark") >= until);
      ObjectNode measured = Json.object("job");
      stopwatch.elapsed(measured);
      measured.put("peak_memory_bytes", Stopwatch.peakMemory());
      checkpoints(cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot(), measured);
      measured.put("written", JobMetrics.sum("watch partners", "transitions"));
      stop(cluster, restart(cluster, job, measured), measured);
      return measured;
    }
  }

  /** Takes a checkpoint, cancels the job, and starts it from there as another one. */
  private JobID restart(MiniCluster cluster, JobID job, ObjectNode measured) throws Exception {
    String checkpoint = cluster.triggerCheckpoint(job).get();
    var unused = cluster.cancelJob(job).get();
    await(() -> cluster.getJobStatus(job).get().isGloballyTerminalState());
    long start = System.nanoTime();
    JobID again = submit(cluster, checkpoint);
    awaitRunning(cluster, again);
    measured.put("restart_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return again;
  }

  private MiniCluster start() throws Exception {
    Configuration configuration = withMetrics(FlinkDefaults.configuration(settings));
    int parallelism = Integer.parseInt(settings.flink().getOrDefault("parallelism.default", "1"));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
    cluster.start();
    return cluster;
  }

  /** Starts the job, from a checkpoint if there is one to start from. */
  private JobID submit(MiniCluster cluster, @Nullable String checkpoint) throws Exception {
    Configuration configuration = FlinkDefaults.configuration(settings);
    configuration.setString(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    AlertingJob.define(env, settings);
    JobGraph graph = env.getStreamGraph().getJobGraph();
    if (checkpoint != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(checkpoint));
    }
    return cluster.submitJob(graph).get().getJobID();
  }

  /** Waits until every task has its state and works. */
  private static void awaitRunning(MiniCluster cluster, JobID job) throws Exception {
    await(
        cluster,
        job,
        () -> {
          if (cluster.getJobStatus(job).get() != JobStatus.RUNNING) {
            return false;
          }
          Iterable<? extends AccessExecutionVertex> all =
              cluster.getExecutionGraph(job).get().getAllExecutionVertices();
          return StreamSupport.stream(all.spliterator(), false)
              .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
        });
  }

  private Configuration withMetrics(Configuration configuration) {
    Configuration all = new Configuration(configuration);
    all.setString("metrics.reporter.benchmark.factory.class", JobMetrics.Factory.class.getName());
    all.setString("rest.bind-port", "0");
    all.setString("io.tmp.dirs", folder.resolve("flink").toString());
    return all;
  }

  /** A condition that the job brings about. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(MiniCluster cluster, JobID job, Condition condition) throws Exception {
    int[] looks = {0};
    await(
        () -> {
          if (condition.holds()) {
            return true;
          }
          if (++looks[0] % LOOKS_BETWEEN == 0
              && cluster.getJobStatus(job).get().isGloballyTerminalState()) {
            throw new IllegalStateException(
                "the job ended: " + cluster.requestJobResult(job).get().getSerializedThrowable());
          }
          return false;
        });
  }

  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  private static void checkpoints(CheckpointStatsSnapshot stats, ObjectNode measured) {
    var summary = stats.getSummaryStats();
    measured.put("checkpoints", stats.getCounts().getNumberOfCompletedCheckpoints());
    measured.put("checkpoint_ms", summary.getEndToEndDurationStats().getAverage());
    measured.put("checkpoint_ms_most", summary.getEndToEndDurationStats().getMaximum());
    measured.put("checkpoint_bytes_written", summary.getCheckpointedSize().getAverage());
    measured.put("checkpoint_bytes", summary.getStateSizeStats().getMaximum());
  }

  private void stop(MiniCluster cluster, JobID job, ObjectNode measured) throws Exception {
    Path savepoints = Files.createDirectories(folder.resolve("savepoint"));
    String unused =
        cluster
            .stopWithSavepoint(
                job, savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
            .get();
    measured.put("savepoint_bytes", size(savepoints));
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
