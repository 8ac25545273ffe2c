package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.cli.CommandFailure;
import io.channelwatch.config.Settings;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs bounded jobs in this process: state in RocksDB, no checkpoints, no second try. */
final class LocalFlink implements AutoCloseable {

  private static final String PARALLELISM = "parallelism.default";
  private static final String DEFAULT_PARALLELISM = "2";
  private static final int BUFFERS_KB = 4096;
  private static final int SMALLEST_BUFFER_KB = 32;
  private static final int LARGEST_BUFFER_KB = 1024;
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<MiniCluster> cluster;
  private final Configuration configuration;

  private LocalFlink(CompletableFuture<MiniCluster> cluster, Configuration configuration) {
    this.cluster = cluster;
    this.configuration = configuration;
  }

  /**
   * Begins to start Flink with its files in a folder, as parallel as the settings say. It takes its
   * time, in which there is other work to do; the first job waits for it.
   */
  static LocalFlink start(Settings settings, Path folder) {
    int parallelism = parallelism(settings.flink().getOrDefault(PARALLELISM, DEFAULT_PARALLELISM));
    Configuration configuration = FlinkDefaults.withoutCheckpoints();
    configuration.setString(PARALLELISM, Integer.toString(parallelism));
    configuration.setString("restart-strategy.type", "disable");
    configuration.setString("io.tmp.dirs", folder.toString());
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("web.submit.enable", "false");
    configuration.setString("taskmanager.memory.managed.size", "256m");
    configuration.setString("taskmanager.memory.segment-size", bufferSize(parallelism) + "kb");
    return new LocalFlink(
        CompletableFuture.supplyAsync(
            () -> cluster(configuration, parallelism),
            task -> new Thread(task, "start of Flink").start()),
        configuration);
  }

  /**
   * Of one buffer between tasks, in KB: as large as may be, so that a step of the clock fits
   * between a source and its tasks. There are as many channels as pairs of tasks, and room for so
   * much.
   */
  private static int bufferSize(int parallelism) {
    int pairs = Math.multiplyExact(parallelism, parallelism);
    int each = Integer.highestOneBit(Math.max(1, BUFFERS_KB / pairs));
    return Math.max(SMALLEST_BUFFER_KB, Math.min(LARGEST_BUFFER_KB, each));
  }

  private static MiniCluster cluster(Configuration configuration, int parallelism) {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
    try {
      cluster.start();
      return cluster;
    } catch (Exception e) {
      throw new IllegalStateException("Flink does not start", e);
    }
  }

  private static int parallelism(String text) {
    try {
      return Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw CommandFailure.input("flink.%s is %s, no number.".formatted(PARALLELISM, text), e);
    }
  }

  /** An environment for one job. */
  StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
  }

  /** A stream of what a feed gives. */
  static <T> DataStream<T> read(
      StreamExecutionEnvironment env, Handover<Feed<T>> feed, TypeInformation<T> type, String uid) {
    return env.fromSource(
            new LocalSource<>(feed), WatermarkStrategy.noWatermarks(), uid.replace('-', ' '), type)
        .setParallelism(1)
        .uid(uid);
  }

  /** The same, with the clock left standing where the feed's ends. */
  static <T> DataStream<T> readToEnd(
      StreamExecutionEnvironment env, Handover<Feed<T>> feed, TypeInformation<T> type, String uid) {
    return read(env, feed, type, uid)
        .transform("stop the clock", type, new StopClockOperator<T>())
        .setParallelism(1)
        .uid(uid + "-clock-stop");
  }

  /** Runs what was defined to its end. */
  JobExecutionResult execute(StreamExecutionEnvironment env) throws InterruptedException {
    try {
      return cluster.join().executeJobBlocking(env.getStreamGraph().getJobGraph());
    } catch (JobExecutionException e) {
      throw new IllegalStateException("the job failed: " + deepest(e), e);
    }
  }

  private static Throwable deepest(Throwable e) {
    return e.getCause() == null ? e : deepest(e.getCause());
  }

  @Override
  public void close() {
    try {
      cluster.thenCompose(MiniCluster::closeAsync).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Flink does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
