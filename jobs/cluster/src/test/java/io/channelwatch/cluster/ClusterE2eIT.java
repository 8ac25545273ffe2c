package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerts.Notification;
import io.channelwatch.notifying.NotifyingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both jobs from the job jar on a cluster that loses a machine and is rescaled, while records flow
 * and rules are edited: no alert is lost, none is doubled, and people hear of them.
 */
class ClusterE2eIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void neitherALostMachineNorARescaleChangesWhatIsTold() throws Exception {
    try (LiveProgram program = new LiveProgram(folder, "exactly-once", "1 s");
        FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 3, Map.of());
        LiveFeed feed = LiveFeed.start(program.settings())) {
      ClusterJob job = cluster.run(AlertingJob.class, program.config(), 2, null);
      ClusterJob notifying = cluster.run(NotifyingJob.class, program.config(), 1, null);
      job.awaitCheckpoint();

      cluster.killTaskManagerOf(job);
      Outcome.note("a task manager killed", job.awaitCheckpoint());
      cluster.startTaskManager();
      program.publishRules("rules-edited");
      job.awaitCheckpoint();

      String savepoint = cluster.stop(job);
      ClusterJob rescaled = cluster.run(AlertingJob.class, program.config(), 3, savepoint);
      Outcome.note("rescaled from 2 to 3", rescaled.awaitCheckpoint());
      notifying.awaitCheckpoint();

      feed.close();
      Outcome outcome = Outcome.of(program);
      outcome.assertSame();
      assertThat(outcome.told().repeats()).isZero();
      assertThat(outcome.told().byKey().keySet()).hasSizeGreaterThan(50);
      assertPeopleHear(program);
    }
  }

  private static void assertPeopleHear(LiveProgram program) throws Exception {
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
