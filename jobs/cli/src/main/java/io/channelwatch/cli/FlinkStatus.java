package io.channelwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.notifying.NotifyingJob;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the two jobs are, as Flink's REST API tells it. */
final class FlinkStatus {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WITHOUT_CHECKPOINT = Duration.ofMinutes(15);
  private static final Duration RECENT = Duration.ofHours(1);

  private final URI flink;
  private final Findings findings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  FlinkStatus(URI flink, Findings findings) {
    this.flink = flink;
    this.findings = findings;
  }

  /**
   * Looks at both jobs.
   *
   * @throws CommandFailure if Flink does not answer
   */
  void look(Instant now) {
    JsonNode jobs = get("/jobs/overview").path("jobs");
    for (String name : List.of(AlertingJob.NAME, NotifyingJob.NAME)) {
      JsonNode job = latest(jobs, name);
      String state = job.path("state").asText("not there");
      if (state.equals("RUNNING")) {
        running(name, job, now);
      } else {
        findings.wrong(
            "The job %s is %s.".formatted(name, state),
            "Start it from its last checkpoint: see docs/operations.md. Its last exception is at "
                + flink);
      }
    }
  }

  /** Of several jobs of one name the one that was started last. */
  private static JsonNode latest(JsonNode jobs, String name) {
    JsonNode latest = JSON.createObjectNode();
    for (JsonNode job : jobs) {
      if (job.path("name").asText().equals(name)
          && job.path("start-time").asLong() >= latest.path("start-time").asLong()) {
        latest = job;
      }
    }
    return latest;
  }

  private void running(String name, JsonNode job, Instant now) {
    String path = "/jobs/" + job.path("jid").asText();
    Instant started = Instant.ofEpochMilli(job.path("start-time").asLong());
    findings.fine(
        "The job %s is running, since %s, with %s restarts."
            .formatted(name, started, restarts(path)));
    checkpoint(name, get(path + "/checkpoints"), started, now);
    JsonNode failure = get(path + "/exceptions?maxExceptions=1").at("/exceptionHistory/entries/0");
    Instant failed = Instant.ofEpochMilli(failure.path("timestamp").asLong());
    if (Duration.between(failed, now).compareTo(RECENT) < 0) {
      findings.wrong(
          "The job %s failed at %s and was restarted: %s."
              .formatted(name, failed, failure.path("exceptionName").asText()),
          "All of it is under Exceptions at " + flink);
    }
  }

  private String restarts(String path) {
    return get(path + "/metrics?get=numRestarts").at("/0/value").asText("0");
  }

  private void checkpoint(String name, JsonNode checkpoints, Instant started, Instant now) {
    JsonNode last = checkpoints.at("/latest/completed/latest_ack_timestamp");
    Instant since = last.isNumber() ? Instant.ofEpochMilli(last.asLong()) : started;
    Duration age = Duration.between(since, now);
    long failed = checkpoints.at("/counts/failed").asLong();
    if (age.compareTo(WITHOUT_CHECKPOINT) > 0) {
      findings.wrong(
          "The job %s has completed no checkpoint for %s; %d have failed."
              .formatted(name, StreamStatus.words(age), failed),
          "Why is under Checkpoints at %s. Can it write to its bucket?".formatted(flink));
    } else if (last.isNumber()) {
      findings.fine(
          "Its last checkpoint was %s ago; %d have failed."
              .formatted(StreamStatus.words(age), failed));
    }
  }

  private JsonNode get(String path) {
    URI uri = URI.create(flink.toString().replaceAll("/$", "") + path);
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw CommandFailure.input(
            "Flink at %s answers %d to %s.".formatted(flink, answer.statusCode(), path));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw CommandFailure.input(
          "Flink at %s does not answer. Is it running, and is --flink right?".formatted(flink), e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.input("--flink is %s, which is no address.".formatted(flink), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.input("Interrupted.", e);
    }
  }
}
