package io.channelwatch.cli.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Jobs;
import io.channelwatch.cli.RecordingConsole;
import io.channelwatch.cli.embedded.EmbeddedMail;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both jobs and the command line on a broker that takes nobody unencrypted and lets nobody do what
 * no ACL allows, and on a registry behind HTTPS; each under a user of its own, with the rights that
 * {@code docker/kafka-acls.sh} lists.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureE2eIT {

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
            - {severity: info, when: "sum('revenue', 'all') >= 100"}
            - {severity: warning, when: "sum('revenue', 'all') >= 200"}
          notify: [cam]
      """;

  private static final String NOTIFICATIONS =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      channels:
        email: {type: email, host: 127.0.0.1, port: %d, security: none, from: alerts@example.com}
      policies:
        - {match: "true", channels: [email]}
      grouping: {wait: 0s, interval: 0s}
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private static RecordedLog log;
  private static SecureParts parts;
  private static EmbeddedMail mail;

  private final RecordingConsole shell = new RecordingConsole();
  private final StringBuilder said = new StringBuilder();

  @BeforeAll
  static void start() throws Exception {
    log = new RecordedLog();
    parts = SecureParts.start(folder);
    mail = EmbeddedMail.start();
  }

  @AfterAll
  static void stop() {
    mail.close();
    parts.close();
    log.close();
  }

  @Test
  @Order(1)
  void everythingWorksWithTheRightsThatAreListed() throws Exception {
    assertDone("channelwatch-setup", "topics", "create");
    assertDone("channelwatch-setup", "schemas", "register");
    assertDone("channelwatch-operator", "rules", "apply", rules().toString());
    feedProfiles();
    List<JobClient> jobs =
        List.of(
            run(Jobs.ALERTING, "channelwatch-alerting"),
            run(Jobs.NOTIFYING, SecureParts.CERTIFIED));
    try {
      feedRevenue("p1", "e1", 120);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(decisions()).containsExactly("p1 SENT FIRST"));
      assertThat(mail.mails()).singleElement().satisfies(m -> assertThat(m.text()).contains("p1"));

      assertDone("channelwatch-operator", "rules", "list");
      assertThat(shell.out()).startsWith("Version 1 for test").contains("much-revenue");
      assertDone(
          "channelwatch-operator", "ack", notifications().get(0).getItems().get(0).getAlertId());
      assertDone("channelwatch-operator", "silence", "add", "partner_id == 'p2'");
      feedRevenue("p1", "e2", 120);
      feedRevenue("p2", "e3", 150);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(decisions())
                      .contains("p1 SUPPRESSED ACKNOWLEDGED", "p2 SUPPRESSED SILENCED"));
      assertThat(mail.mails()).hasSize(1);

      assertDone("channelwatch-operator", "silence", "list");
      assertThat(shell.out()).contains("partner_id == 'p2'").contains("acknowledgement");
      assertDone("channelwatch-operator", "dead-letters", "list");
      assertDone("channelwatch-operator", "status");
    } finally {
      for (JobClient job : jobs) {
        end(job);
      }
    }
    assertNobodyTellsThePassword();
  }

  private static void end(JobClient job) throws Exception {
    try {
      job.cancel().get();
    } catch (IllegalStateException e) {
      // It has ended by itself: what the test waited for in vain says more.
    }
  }

  @Test
  @Order(2)
  void aMissingRightIsNamed() throws Exception {
    AclBinding right =
        KafkaAcls.ofTheScript(folder).stream()
            .filter(it -> it.entry().principal().equals("User:channelwatch-alerting"))
            .filter(it -> it.pattern().name().equals("fx-rates"))
            .findFirst()
            .orElseThrow();
    assertThat(right.entry().operation()).isEqualTo(AclOperation.READ);
    parts.revoke(right);
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> run(Jobs.ALERTING, "channelwatch-alerting"))
                      .hasMessageContaining("fx-rates")
                      .hasMessageContaining("docker/kafka-acls.sh"));
    } finally {
      parts.grant(right);
    }
  }

  @Test
  @Order(3)
  void whoMayNotSilenceIsTold() throws Exception {
    assertThat(command("channelwatch-alerting", "silence", "add", "true")).isEqualTo(2);
    assertThat(shell.err())
        .contains("this user may not do that with alert-silences")
        .contains("docker/kafka-acls.sh");
  }

  @Test
  @Order(4)
  void aWrongPasswordIsToldWithItsSetting() throws Exception {
    Path config =
        parts.config(
            "wrong-password",
            parts.withPassword("channelwatch-operator").replace("${file:password}", "guessed-it")
                + parts.registrySettings());

    assertThat(shell.run("rules", "list", "--config", config.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("the broker refuses the login")
        .contains("kafka.sasl.jaas.config")
        .doesNotContain("guessed-it");
  }

  @Test
  @Order(5)
  void aBrokerThatNobodyVouchesForIsToldWithItsSetting() throws Exception {
    String stranger = parts.certificates().stranger().toString();
    Path config =
        parts.config(
            "untrusted-broker",
            parts
                    .withPassword("channelwatch-operator")
                    .replace(parts.certificates().authority().toString(), stranger)
                + parts.registrySettings());

    assertThat(shell.run("rules", "list", "--config", config.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("broker and client do not trust each other")
        .contains("kafka.ssl.truststore.location");
  }

  @Test
  @Order(6)
  void aBrokerThatWantsTlsIsNotSilentlyWaitedFor() throws Exception {
    Path config =
        parts.config(
            "no-tls",
            parts.withPassword("channelwatch-operator").replace("SASL_SSL", "SASL_PLAINTEXT")
                + parts.registrySettings());

    assertThat(shell.run("rules", "list", "--config", config.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("kafka.security.protocol");
  }

  @Test
  @Order(7)
  void theRegistrysRefusalsAreToldWithTheirSettings() throws Exception {
    String kafka = parts.withPassword("channelwatch-operator");
    String registry = parts.registrySettings();
    String stranger = parts.certificates().stranger().toString();

    Path wrong =
        parts.config("wrong-login", kafka + registry.replace("${file:password}", "guessed-it"));
    assertThat(shell.run("status", "--config", wrong.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("schema_registry.username and schema_registry.password")
        .doesNotContain("guessed-it");

    Path untrusted =
        parts.config(
            "untrusted-registry",
            kafka + registry.replace(parts.certificates().authority().toString(), stranger));
    assertThat(shell.run("status", "--config", untrusted.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("schema.registry.ssl.truststore.location");

    Path anonymous =
        parts.config("anonymous", kafka + registry.replaceAll("(?m)^.*ssl.keystore.*\\n", ""));
    assertThat(shell.run("status", "--config", anonymous.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("schema.registry.ssl.keystore.location");
  }

  private Path rules() throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("test.yaml"), RULES);
    Files.writeString(rules.resolve("notifications.yaml"), NOTIFICATIONS.formatted(mail.port()));
    return rules;
  }

  private void feedProfiles() throws Exception {
    String profile =
        "{\"partner_id\":\"%s\",\"cam\":{\"name\":\"Ana\",\"email\":\"ana@example.com\"}}";
    feed("partner-profiles", profile.formatted("p1") + "\n" + profile.formatted("p2"));
  }

  private void feedRevenue(String partner, String id, int amount) throws Exception {
    feed(
        "closed-revenue",
        """
        {"event_id":"%s","partner_id":"%s","occurred_at":"%s","amount":%d,"currency":"USD",\
        "attribution":"SOURCED","revenue_type":"NEW"}
        """
            .formatted(id, partner, Instant.now(), amount));
  }

  private void feed(String topic, String lines) throws Exception {
    Path events = Files.createTempDirectory(folder, "events");
    Files.writeString(events.resolve(topic + ".ndjson"), lines);
    String config = parts.feedConfig().toString();
    assertThat(shell.run("replay", "--events", events.toString(), "--config", config))
        .as(shell.err())
        .isZero();
  }

  private void assertDone(String user, String... command) throws Exception {
    assertThat(command(user, command)).as(shell.out() + shell.err()).isZero();
  }

  private int command(String user, String... command) throws Exception {
    String[] all =
        Stream.concat(Stream.of(command), Stream.of("--config", parts.config(user).toString()))
            .toArray(String[]::new);
    int code = shell.run(all);
    said.append(shell.out()).append(shell.err());
    return code;
  }

  private static JobClient run(Jobs job, String user) throws Exception {
    Settings settings = ConfigOption.load(parts.config(user));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    job.define(env, settings);
    return env.executeAsync(job.title());
  }

  /** Partner, status and reason of each, in order. */
  private static List<String> decisions() throws Exception {
    return notifications().stream()
        .map(
            n ->
                "%s %s %s".formatted(n.getItems().get(0).getPartnerId(), n.getStatus(), n.getWhy()))
        .toList();
  }

  private static List<Notification> notifications() throws Exception {
    Settings settings = ConfigOption.load(parts.feedConfig());
    WireReader<Notification> reader =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Notification.class);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader topic = TopicReader.open(settings.kafka(), List.of("notifications"))) {
      topic.readToEnd(records::add);
    }
    List<Notification> notifications = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      notifications.add(reader.read(record.value()));
    }
    return notifications;
  }

  private void assertNobodyTellsThePassword() {
    assertThat(log.text()).contains("sasl.mechanism = SCRAM-SHA-512");
    assertThat(log.text().contains(SecureParts.PASSWORD)).as("in the log").isFalse();
    assertThat(said.toString()).doesNotContain(SecureParts.PASSWORD);
  }
}
