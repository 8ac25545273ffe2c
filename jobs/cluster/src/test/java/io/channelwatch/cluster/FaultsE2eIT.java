package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.AlertingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the alerting job is built on fails, one thing at a time, while records flow and rules are
 * edited. Afterwards the alerts are those of a backtest.
 */
@Tag("minutes")
class FaultsE2eIT {

  private static final Duration FLOW = Duration.ofSeconds(8);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** What goes wrong, and how long it took until the job stood on its feet again. */
  @FunctionalInterface
  private interface Fault {
    Duration happen(LiveProgram program, FlinkCluster cluster, ClusterJob job) throws Exception;
  }

  @Test
  void theBrokerIsAwayForHalfAMinute() throws Exception {
    Outcome outcome =
        run(
            exactlyOnce(),
            Map.of(),
            (program, cluster, job) -> {
              program.stopBroker(Duration.ofSeconds(30));
              return job.awaitCheckpoint();
            });
    assertThat(outcome.told().repeats()).isZero();
  }

  @Test
  void theRegistryIsAwayForAMinuteInWhichAMachineIsLost() throws Exception {
    Outcome outcome =
        run(
            exactlyOnce(),
            Map.of(),
            (program, cluster, job) -> {
              program.stopRegistry();
              Thread.sleep(FLOW.toMillis());
              cluster.killTaskManagerOf(job);
              Thread.sleep(Duration.ofMinutes(1).minus(FLOW).toMillis());
              program.startRegistry();
              return job.awaitCheckpoint();
            });
    assertThat(outcome.told().repeats()).isZero();
  }

  @Test
  void theRegistryIsAwayAtTheStart() throws Exception {
    try (LiveProgram program = exactlyOnce();
        FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 2, Map.of());
        LiveFeed feed = LiveFeed.start(program.settings())) {
      program.stopRegistry();
      ClusterJob job = cluster.run(AlertingJob.class, program.config(), 2, null);
      Thread.sleep(FLOW.toMillis());
      program.startRegistry();
      Outcome.note("the registry away at the start", job.awaitCheckpoint());
      feed.close();
      Outcome outcome = Outcome.of(program);
      outcome.assertSame();
      assertThat(outcome.told().repeats()).isZero();
    }
  }

  @Test
  void theJobManagerIsLost() throws Exception {
    try (ZooKeeper zooKeeper = new ZooKeeper(folder.resolve("zookeeper"))) {
      Outcome outcome =
          run(
              exactlyOnce(),
              zooKeeper.highAvailability(),
              (program, cluster, job) -> {
                cluster.replaceJobManager();
                return job.awaitCheckpoint();
              });
      assertThat(outcome.told().repeats()).isZero();
    }
  }

  @Test
  void withDeliveryAtLeastOnceWhatComesAgainIsTheSame() throws Exception {
    Outcome outcome =
        run(
            new LiveProgram(folder, "at-least-once", "5 s"),
            Map.of(),
            (program, cluster, job) -> {
              job.awaitCheckpoint();
              Thread.sleep(Duration.ofSeconds(4).toMillis());
              cluster.killTaskManagerOf(job);
              return job.awaitCheckpoint();
            });
    assertThat(outcome.told().byKey()).isNotEmpty();
  }

  private LiveProgram exactlyOnce() throws Exception {
    return new LiveProgram(folder, "exactly-once", "1 s");
  }

  /** Lets records flow, one thing fail, rules be edited after it, and compares. */
  private Outcome run(LiveProgram started, Map<String, String> flink, Fault fault)
      throws Exception {
    try (LiveProgram program = started;
        FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 2, flink);
        LiveFeed feed = LiveFeed.start(program.settings())) {
      ClusterJob job = cluster.run(AlertingJob.class, program.config(), 2, null);
      job.awaitCheckpoint();
      Thread.sleep(FLOW.toMillis());
      Outcome.note("after the fault", fault.happen(program, cluster, job));
      cluster.startTaskManager();
      program.publishRules("rules-edited");
      Thread.sleep(FLOW.toMillis());
      job.awaitCheckpoint();
      feed.close();
      Outcome outcome = Outcome.of(program);
      outcome.assertSame();
      return outcome;
    }
  }
}
