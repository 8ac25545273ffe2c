package io.channelwatch.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Clock;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The alerting job as it runs, on a Flink whose parts can be lost. */
final class LiveJob implements AutoCloseable {

  private static final int SLOTS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MiniCluster cluster;
  private final JobID job;
  private final Settings settings;

  private LiveJob(MiniCluster cluster, JobID job, Settings settings) {
    this.cluster = cluster;
    this.job = job;
    this.settings = settings;
  }

  /** Starts it on so many task managers, which share four slots. */
  static LiveJob start(Settings settings, int taskManagers) throws Exception {
    Configuration configuration = FlinkDefaults.configuration(settings);
    configuration.setString("rest.bind-port", "0");
    configuration.setString("taskmanager.memory.managed.size", "128m");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(SLOTS / taskManagers)
                .build());
    cluster.start();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    AlertingJob.define(env, settings);
    JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    return new LiveJob(cluster, job, settings);
  }

  /** Waits until every alert up to an instant is written. */
  void awaitClock(Instant instant) {
    AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    WireReader<Clock> clocks =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Clock.class);
    try (TopicReader topic = open(settings.topics().clock())) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                List<byte[]> values = new ArrayList<>();
                topic.poll(Duration.ofMillis(200), in -> values.add(in.value()));
                for (byte[] value : values) {
                  latest.set(clocks.read(value).getAt());
                }
                assertThat(latest.get()).isAfter(instant);
              });
    }
  }

  /** Waits until so many alerts are written. */
  void awaitAlerts(int count) {
    AtomicInteger seen = new AtomicInteger();
    try (TopicReader topic = open(settings.topics().alerts())) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> seen.addAndGet(topic.poll(Duration.ofMillis(100), in -> {})),
              all -> all >= count);
    }
  }

  private TopicReader open(String topic) {
    return TopicReader.open(settings.kafka(), List.of(topic));
  }

  /** Takes a checkpoint, from which the job goes on after a loss, as soon as all tasks run. */
  void awaitCheckpoint() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> cluster.triggerCheckpoint(job, CheckpointType.FULL).get() > 0);
  }

  /** Loses a task manager with half of the tasks, and gets another. */
  void loseTaskManager() throws Exception {
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
