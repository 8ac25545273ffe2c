package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerts.Notification;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.notifying.NotifyingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that the jobs are built on fails, one thing after the other, in one run of records: two
 * alerting jobs, one for each delivery, and the notifying job, on one cluster. Rules are edited in
 * the middle of each fault. After each the alerts since the first record are those of a backtest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FaultsE2eIT {

  private static final Duration A_WHILE = Duration.ofSeconds(8);
  private static final Duration HALF_AN_OUTAGE_OF_THE_BROKER = Duration.ofSeconds(15);
  private static final Duration AN_OUTAGE_OF_THE_REGISTRY = Duration.ofMinutes(1);

  private LiveProgram program;
  private ZooKeeper zooKeeper;
  private FlinkCluster cluster;
  private LiveFeed feed;
  private Map<Delivery, ClusterJob> jobs;
  private ClusterJob notifying;

  /** What goes wrong; returns when what was away is back. */
  @FunctionalInterface
  private interface Fault {
    void happen() throws Exception;
  }

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    program = new LiveProgram(folder, "live");
    program.registerSchemas();
    program.stampWhenTaken();
    program.editRules();
    zooKeeper = new ZooKeeper(folder.resolve("zookeeper"));
    cluster = FlinkCluster.start(folder.resolve("flink"), 2, zooKeeper.highAvailability());
    feed = LiveFeed.start(program.settings());
  }

  @AfterAll
  void stop() throws Exception {
    feed.close();
    cluster.close();
    zooKeeper.close();
    program.close();
  }

  private void during(String name, Fault fault) throws Exception {
    fault.happen();
    long since = System.currentTimeMillis();
    var recoveries = Deliveries.each(delivery -> jobs.get(delivery).awaitCheckpoint(since));
    Outcome.of(program).assertSame(name, recoveries);
  }

  private void runJobs(int parallelism, Map<Delivery, String> savepoints) throws Exception {
    jobs =
        Deliveries.each(
            delivery ->
                cluster.run(
                    AlertingJob.class,
                    program.config(delivery),
                    parallelism,
                    savepoints.get(delivery)));
  }

  @Test
  @Order(1)
  void theRegistryIsAwayAtTheStart() throws Exception {
    during(
        "the registry away for a minute at the start",
        () ->
            withoutRegistry(
                () -> {
                  runJobs(2, Map.of());
                  program.editRules();
                }));
    notifying = cluster.run(NotifyingJob.class, program.config(Delivery.EXACTLY_ONCE), 1, null);
  }

  @Test
  @Order(2)
  void aTaskManagerIsKilled() throws Exception {
    during(
        "a TaskManager killed with -9",
        () -> {
          int killed = cluster.killTaskManagersOf(jobs.values());
          program.editRules();
          startTaskManagers(killed);
        });
  }

  private void startTaskManagers(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      cluster.startTaskManager();
    }
  }

  @Test
  @Order(3)
  void theBrokerIsAwayForHalfAMinute() throws Exception {
    during(
        "the broker away for 30 s",
        () -> {
          program.stopBroker();
          Thread.sleep(HALF_AN_OUTAGE_OF_THE_BROKER.toMillis());
          // A producer may wait for the broker.
          var edit = Deliveries.inBackground(program::editRules);
          Thread.sleep(HALF_AN_OUTAGE_OF_THE_BROKER.toMillis());
          program.startBroker();
          edit.join();
        });
  }

  @Test
  @Order(4)
  void theRegistryIsAwayForAMinuteInWhichTasksStartAgain() throws Exception {
    during(
        "the registry away for a minute, a TaskManager killed in it",
        () ->
            withoutRegistry(
                () -> {
                  Thread.sleep(A_WHILE.toMillis());
                  int killed = cluster.killTaskManagersOf(jobs.values());
                  program.editRules();
                  startTaskManagers(killed);
                }));
  }

  /** Takes the registry away for a minute, or longer if what happens in it takes longer. */
  private void withoutRegistry(Fault inIt) throws Exception {
    program.stopRegistry();
    long since = System.nanoTime();
    inIt.happen();
    Duration past = Duration.ofNanos(System.nanoTime() - since);
    Thread.sleep(Math.max(0, AN_OUTAGE_OF_THE_REGISTRY.minus(past).toMillis()));
    program.startRegistry();
  }

  @Test
  @Order(5)
  void checkpointsFindNoRoom() throws Exception {
    ClusterJob atLeastOnce = jobs.get(Delivery.AT_LEAST_ONCE);
    long restartedAt = atLeastOnce.restartedAt();
    during(
        "checkpoint storage full",
        () -> {
          int failed = atLeastOnce.failedCheckpoints();
          cluster.fillDisk(true);
          awaitFailures(atLeastOnce, failed + 1);
          program.editRules();
          awaitFailures(atLeastOnce, failed + 4);
          cluster.fillDisk(false);
        });
    assertThat(atLeastOnce.restartedAt()).isEqualTo(restartedAt);
  }

  private static void awaitFailures(ClusterJob job, int count) {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> job.failedCheckpoints() >= count);
  }

  @Test
  @Order(6)
  void theJobsAreRescaled() throws Exception {
    during(
        "stopped with a savepoint, resumed with 3 tasks in place of 2",
        () -> {
          var savepoints = Deliveries.each(delivery -> cluster.stop(jobs.get(delivery)));
          program.editRules();
          runJobs(3, savepoints);
        });
  }

  @Test
  @Order(7)
  void theJobManagerIsKilled() throws Exception {
    during(
        "the JobManager killed with -9",
        () -> {
          cluster.killJobManager();
          program.editRules();
          cluster.replaceJobManager();
        });
  }

  @Test
  @Order(8)
  void peopleHeardOfIt() throws Exception {
    notifying.awaitCheckpoint();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(program.mail().mails()).isNotEmpty());
    assertThat(program.mail().mails().get(0).html()).contains("Partner ");
    for (TopicFiles.Line line :
        TopicFiles.lines(
            program.settings(), program.settings().topics().notifications(), Notification.class)) {
      JsonNode sent = line.json();
      assertThat(sent.get("status").asText()).as(sent.toString()).isNotEqualTo("FAILED");
    }
  }
}
