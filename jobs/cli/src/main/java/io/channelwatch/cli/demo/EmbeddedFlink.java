package io.channelwatch.cli.demo;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.cli.CommandFailure;
import io.channelwatch.cli.Jobs;
import io.channelwatch.cli.embedded.Loopback;
import io.channelwatch.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Flink in this JVM, with its web UI. */
final class EmbeddedFlink implements AutoCloseable {

  private static final int SLOTS = 4;
  private static final long PATIENCE_SECONDS = 60;

  private final MiniCluster cluster;
  private final Settings settings;
  private final List<JobID> jobs = new ArrayList<>();

  private EmbeddedFlink(MiniCluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /** Starts Flink with its files in a folder; the web UI listens on a port of 127.0.0.1. */
  static EmbeddedFlink start(Settings settings, Path folder, int port) throws Exception {
    Loopback.requireFree(port, "Flink's web UI");
    Configuration configuration = FlinkDefaults.configuration(settings);
    configuration.setString("rest.address", Loopback.HOST);
    configuration.setString("rest.bind-address", Loopback.HOST);
    configuration.setString("rest.port", Integer.toString(port));
    configuration.setString("io.tmp.dirs", folder.resolve("flink").toString());
    configuration.setString("taskmanager.memory.managed.size", "256m");
    configuration.setString("web.submit.enable", "false");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    cluster.start();
    return new EmbeddedFlink(cluster, settings);
  }

  /** Submits a job. */
  void submit(Jobs job) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    job.define(env, settings);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(job.title());
    jobs.add(
        cluster.submitJob(graph.getJobGraph()).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID());
  }

  /**
   * Looks after the jobs.
   *
   * @throws CommandFailure if one has ended; they never do by themselves
   */
  void check() throws Exception {
    for (JobID job : jobs) {
      JobStatus status = cluster.getJobStatus(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (status.isGloballyTerminalState()) {
        Throwable cause =
            cluster
                .requestJobResult(job)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getSerializedThrowable()
                .map(e -> e.deserializeError(EmbeddedFlink.class.getClassLoader()))
                .orElseGet(() -> new IllegalStateException("ended as " + status));
        throw CommandFailure.input("A job failed: " + deepest(cause), cause);
      }
    }
  }

  private static Throwable deepest(Throwable e) {
    return e.getCause() == null ? e : deepest(e.getCause());
  }

  /** The web UI's address. */
  URI address() {
    return cluster.getRestAddress().join();
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Flink does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
