package io.channelwatch.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;

/** A job on a cluster. */
final class ClusterJob {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final FlinkRest rest;
  private final String id;

  ClusterJob(FlinkRest rest, String id) {
    this.rest = rest;
    this.id = id;
  }

  /** Its id, 32 hexadecimal digits. */
  String id() {
    return id;
  }

  /**
   * Waits until a checkpoint is complete that began after this call: every task runs, and what it
   * has written can be seen.
   *
   * @return how long that took
   */
  Duration awaitCheckpoint() {
    return awaitCheckpoint(System.currentTimeMillis());
  }

  /** The same of one that began after an instant, in milliseconds since the epoch. */
  Duration awaitCheckpoint(long since) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () ->
                rest.get("/jobs/" + id + "/checkpoints")
                        .at("/latest/completed/trigger_timestamp")
                        .asLong()
                    > since);
    return Duration.ofMillis(System.currentTimeMillis() - since);
  }

  /** How many checkpoints failed since the job was started. */
  int failedCheckpoints() throws IOException, InterruptedException {
    return rest.get("/jobs/" + id + "/checkpoints").at("/counts/failed").asInt();
  }

  /** When the job last began to restart by itself, in milliseconds since the epoch; 0: never. */
  long restartedAt() throws IOException, InterruptedException {
    return rest.get("/jobs/" + id).at("/timestamps/RESTARTING").asLong();
  }

  /** A TaskManager that runs a task of the job which keeps state. */
  String taskManager() throws IOException, InterruptedException {
    for (JsonNode vertex : rest.get("/jobs/" + id).path("vertices")) {
      if (vertex.path("name").asText().contains("watch partners")) {
        String path = "/jobs/%s/vertices/%s".formatted(id, vertex.path("id").asText());
        return rest.get(path).at("/subtasks/0/taskmanager-id").asText();
      }
    }
    throw new IllegalStateException("no task watches partners");
  }
}
