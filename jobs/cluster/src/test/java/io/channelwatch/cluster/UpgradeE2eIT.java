package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.conventions.Golden;
import io.channelwatch.notifying.NotifyingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both jobs of this build go on from the savepoints of every release, on the topics as that release
 * left them: an upgrade, with an edit of the rules in the middle, to either delivery and more
 * tasks.
 */
class UpgradeE2eIT {

  private static final String FILE = "jobs.zip";
  private static final String ALERTING = "alerting";
  private static final String NOTIFYING = "notifying";
  private static final Instant HISTORY_BEGINS = Instant.parse("2025-01-06T00:00:00Z");
  private static final int STEPS = 240;
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  /** Runs the jobs on a history and keeps what they leave. */
  @BeforeAll
  static void keepThePresentReleaseIfThatIsWished(@TempDir Path folder) throws Exception {
    if (!Golden.isWriting()) {
      return;
    }
    try (LiveProgram program = new LiveProgram(folder, "data");
        FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 1, Map.of())) {
      program.registerSchemas();
      program.editRules(HISTORY_BEGINS.minusSeconds(60));
      Instant last = LiveFeed.history(program.settings(), HISTORY_BEGINS, STEPS);
      Path config = program.config(Delivery.AT_LEAST_ONCE);
      ClusterJob alerting = cluster.run(AlertingJob.class, config, 2, null);
      ClusterJob notifying = cluster.run(NotifyingJob.class, config, 1, null);
      program.awaitClock(Delivery.AT_LEAST_ONCE, last.minusSeconds(60));
      notifying.awaitCheckpoint();
      Map<String, String> savepoints =
          Map.of(ALERTING, cluster.stop(alerting), NOTIFYING, cluster.stop(notifying));
      KeptRelease.pack(program.settings(), savepoints, Golden.folder().resolve(FILE));
    }
  }

  static Set<Map.Entry<String, Path>> releases() {
    return Golden.files(FILE).entrySet();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theJobsGoOnFromSavepointsOf(
      Map.Entry<String, Path> release, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    KeptRelease kept = KeptRelease.unpacked(release.getValue(), folder.resolve("kept"));
    try (LiveProgram program = new LiveProgram(folder, "live");
        FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 2, Map.of())) {
      kept.publish(program);
      program.registerSchemas();
      program.stampWhenTaken();
      program.rulesWerePublished();
      program.editRules();
      Map<Delivery, Told> before = Told.byDelivery(program, Instant.now());
      goOn(program, cluster, kept, "an upgrade from " + release.getKey());
      Map<Delivery, Told> after = Told.byDelivery(program, Instant.now());
      after.forEach(
          (delivery, told) -> {
            assertThat(before.get(delivery).byKey()).isNotEmpty();
            assertThat(told.byKey()).hasSizeGreaterThan(before.get(delivery).byKey().size());
          });
    }
  }

  private static void goOn(LiveProgram program, FlinkCluster cluster, KeptRelease kept, String name)
      throws Exception {
    String savepoint = kept.savepoint(ALERTING);
    var jobs =
        Deliveries.each(
            delivery -> cluster.run(AlertingJob.class, program.config(delivery), 3, savepoint));
    ClusterJob notifying =
        cluster.run(
            NotifyingJob.class,
            program.config(Delivery.AT_LEAST_ONCE),
            1,
            kept.savepoint(NOTIFYING));
    long since = System.currentTimeMillis();
    try (LiveFeed feed = LiveFeed.start(program.settings())) {
      var recoveries = Deliveries.each(delivery -> jobs.get(delivery).awaitCheckpoint(since));
      notifying.awaitCheckpoint();
      Thread.sleep(A_WHILE.toMillis());
      Outcome.of(program).assertSame(name, recoveries);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(program.mail().mails()).isNotEmpty());
  }
}
