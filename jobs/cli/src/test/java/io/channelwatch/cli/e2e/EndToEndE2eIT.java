package io.channelwatch.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.embedded.EmbeddedMail;
import io.channelwatch.cli.embedded.ReceivedMail;
import io.channelwatch.cli.embedded.SlackReceiver;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.conventions.Variant;
import io.channelwatch.notifying.NotifyingJob;
import io.channelwatch.notifying.deliver.Secrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From records in Kafka to a message in somebody's hand, through both jobs and real channels. */
class EndToEndE2eIT {

  private static final String SECRET = "a-secret-that-nobody-may-see";

  private static final String RULES =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: test, owner: tests}
      rules:
        - id: much-revenue
          title: Much revenue
          kind: growth
          levels:
            - severity: info
              when: sum('revenue', 'all') >= 100
          notify: [cam, desk]
          message: "{{partner.name}} booked {{sum('revenue', 'all') | money}}."
          playbook: Say thank you.
      """;

  private static final String NOTIFICATIONS =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      recipients:
        desk: {name: Partner desk}
      channels:
        slack: {type: slack, token: "${SLACK_TOKEN}", api_url: "%s"}
        email: {type: email, host: 127.0.0.1, port: %d, security: none, from: alerts@example.com}
        hook: {type: webhook, url: "%s", secret: "${HOOK_SECRET}"}
      policies:
        - {match: role == 'cam', channels: [slack, email], all: true}
        - {match: "true", channels: [hook]}
      grouping: {wait: 1s, interval: 5s}
      """;

  @TempDir Path folder;

  private final List<Hook> hooks = new CopyOnWriteArrayList<>();

  private record Hook(String body, Map<String, List<String>> headers) {}

  @Test
  void carriesARecordToSlackEmailAndWebhookOnce() throws Exception {
    HttpServer hookServer = hookServer();
    try (Parts parts = Parts.start(folder, 2);
        EmbeddedMail mail = EmbeddedMail.start();
        SlackReceiver slack = SlackReceiver.start()) {
      String hookUrl = "http://127.0.0.1:" + hookServer.getAddress().getPort() + "/hook";
      Map<String, String> files =
          Map.of(
              "test.yaml",
              RULES,
              "notifications.yaml",
              NOTIFICATIONS.formatted(slack.url() + "/api", mail.port(), hookUrl));
      Instant before = Instant.now().minusSeconds(10);
      SmallProgram.rules(parts, files, before);
      SmallProgram.profile(parts, "p1", before);
      List<JobClient> jobs =
          run(
              Variant.of(
                  parts.settings(ClockMode.LIVE, Delivery.AT_LEAST_ONCE, flink()),
                  "notifications",
                  new Settings.Notifications("none", List.of("127.0.0.1"))));
      try {
        parts.sendBytes("closed-revenue", "p1", "poison".getBytes(UTF_8), now());
        SmallProgram.revenue(parts, "p1", "e1", 60, Instant.now());
        SmallProgram.revenue(parts, "p1", "e1", 60, Instant.now());
        SmallProgram.revenue(parts, "p1", "e2", 50, Instant.now());
        await()
            .atMost(Duration.ofMinutes(2))
            .untilAsserted(
                () -> {
                  assertThat(mail.mails()).hasSize(1);
                  assertThat(slack.messages()).hasSize(1);
                  assertThat(hooks).hasSize(1);
                  assertThat(notifications(parts)).hasSize(3);
                });
        ReceivedMail message = mail.mails().get(0);
        assertThat(message.to()).isEqualTo("ana@example.com");
        assertThat(message.text()).contains("Acme Corp booked USD 110.").contains("Say thank you.");
        assertThat(message.html()).contains("Acme Corp booked USD 110.");
        assertThat(slack.messages().get(0).channel()).isEqualTo("U0ANA");
        assertThat(slack.messages().get(0).json()).contains("blocks").contains("Acme Corp");
        assertSigned(hooks.get(0));
        assertThat(notifications(parts))
            .allSatisfy(n -> assertThat(n.getStatus().name()).isEqualTo("SENT"))
            .extracting(Notification::getRecipient)
            .containsExactlyInAnyOrder("ana@example.com", "ana@example.com", "desk");
        assertThat(parts.read("dead-letters")).hasSize(1);
        assertThat(parts.read("alerts")).hasSize(1);
        assertNothingKnowsTheSecret(parts);
      } finally {
        for (JobClient job : jobs) {
          job.cancel().get();
        }
      }
    } finally {
      hookServer.stop(0);
    }
  }

  private static void assertSigned(Hook hook) throws Exception {
    String timestamp = header(hook, "X-Channelwatch-Timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((timestamp + "." + hook.body()).getBytes(UTF_8));
    assertThat(header(hook, "X-Channelwatch-Signature"))
        .contains(HexFormat.of().formatHex(signature));
    assertThat(hook.body()).contains("\"specversion\"").contains("Acme Corp");
  }

  private static String header(Hook hook, String name) {
    return hook.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().get(0))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + hook.headers().keySet()));
  }

  private static void assertNothingKnowsTheSecret(Parts parts) {
    for (String topic :
        List.of("alerts", "notifications", "dead-letters", "clock", "alert-rules")) {
      parts
          .read(topic)
          .forEach(
              entry ->
                  assertThat(new String(entry.value(), UTF_8)).as(topic).doesNotContain(SECRET));
    }
  }

  private HttpServer hookServer() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          hooks.add(new Hook(body, Map.copyOf(exchange.getRequestHeaders())));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static List<Notification> notifications(Parts parts) throws Exception {
    WireReader<Notification> reader = new WireReader<>(parts.registryClient(), Notification.class);
    List<Notification> all = new ArrayList<>();
    for (var entry : parts.read("notifications")) {
      all.add(reader.read(entry.value()));
    }
    return all;
  }

  private static List<JobClient> run(Settings settings) throws Exception {
    StreamExecutionEnvironment alerting =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    AlertingJob.define(alerting, settings);
    StreamExecutionEnvironment notifying =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    Secrets secrets = name -> SECRET;
    NotifyingJob.define(notifying, settings, secrets);
    return List.of(
        alerting.executeAsync(AlertingJob.NAME), notifying.executeAsync(NotifyingJob.NAME));
  }

  private static Map<String, String> flink() {
    return Map.of("execution.checkpointing.interval", "500 ms", "parallelism.default", "2");
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
