package io.channelwatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class FlinkStatusTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String JOB =
      "{\"jid\": \"%s\", \"name\": \"channelwatch-%s\", \"state\": \"%s\", \"start-time\": %d}";

  private final Map<String, String> answers = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final Findings findings =
      new Findings(new Console(new PrintWriter(out), new PrintWriter(out), Ansi.OFF));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = answers.get(exchange.getRequestURI().toString());
          byte[] body = (answer == null ? "{}" : answer).getBytes(UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void jobsThatRunAndCheckpointAreWell() {
    jobs(
        job("a0", "alerting", "FAILED", hoursAgo(30)),
        job("a1", "alerting", "RUNNING", hoursAgo(20)),
        job("n1", "notifying", "RUNNING", hoursAgo(20)));
    job("a1", 2, hoursAgo(0), hoursAgo(3));
    job("n1", 0, hoursAgo(0), hoursAgo(3));
    look();

    assertThat(findings.wrong()).isZero();
    assertThat(out.toString())
        .contains("The job channelwatch-alerting is running, since 2026-03-01T16:00:00Z, with 2")
        .contains("Its last checkpoint was 0 s ago; 4 have failed.");
  }

  @Test
  void aJobThatIsNotThereIsWrongAndOneThatFailed() {
    jobs(job("a1", "alerting", "FAILED", hoursAgo(2)));
    look();

    assertThat(findings.wrong()).isEqualTo(2);
    assertThat(out.toString())
        .contains("wrong   The job channelwatch-alerting is FAILED.")
        .contains("wrong   The job channelwatch-notifying is not there.");
  }

  @Test
  void checkpointsThatFailAndRecentRestartsAreWrong() {
    jobs(
        job("a1", "alerting", "RUNNING", hoursAgo(20)),
        job("n1", "notifying", "RUNNING", hoursAgo(20)));
    job("a1", 0, hoursAgo(5), hoursAgo(9));
    job("n1", 7, hoursAgo(0), NOW.minusSeconds(60).toEpochMilli());
    look();

    assertThat(findings.wrong()).isEqualTo(2);
    assertThat(out.toString())
        .contains(
            "The job channelwatch-alerting has completed no checkpoint for 5 h; 4 have failed.")
        .contains(
            "The job channelwatch-notifying failed at 2026-03-02T11:59:00Z and was restarted:");
  }

  @Test
  void whoIsNotFlinkIsNamed() {
    assertThatThrownBy(this::look)
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("answers 404 to /jobs/overview.");
  }

  private void look() {
    URI flink = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    new FlinkStatus(flink, findings).look(NOW);
  }

  private void jobs(String... jobs) {
    answers.put("/jobs/overview", "{\"jobs\": [" + String.join(", ", jobs) + "]}");
  }

  private static String job(String id, String name, String state, long started) {
    return JOB.formatted(id, name, state, started);
  }

  private void job(String id, int restarts, long checkpoint, long failure) {
    answers.put(
        "/jobs/" + id + "/metrics?get=numRestarts",
        "[{\"id\": \"numRestarts\", \"value\": \"%d\"}]".formatted(restarts));
    answers.put(
        "/jobs/" + id + "/checkpoints",
        """
        {"counts": {"completed": 3, "failed": 4},
         "latest": {"completed": {"latest_ack_timestamp": %d}}}
        """
            .formatted(checkpoint));
    answers.put(
        "/jobs/" + id + "/exceptions?maxExceptions=1",
        """
        {"exceptionHistory": {"entries": [
          {"exceptionName": "java.io.IOException", "timestamp": %d, "stacktrace": "…"}]}}
        """
            .formatted(failure));
  }

  private static long hoursAgo(int hours) {
    return NOW.minusSeconds(hours * 3_600L).toEpochMilli();
  }
}
