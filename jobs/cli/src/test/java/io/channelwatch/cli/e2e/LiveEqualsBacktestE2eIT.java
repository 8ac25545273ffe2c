package io.channelwatch.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.RecordingConsole;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.RulesTopic;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole is built on: the same topics give the same alerts, to the last field, from the job
 * as it runs, however parallel, through the loss of a task manager, and from a backtest.
 */
class LiveEqualsBacktestE2eIT {

  private static final Path RULES = Path.of("..", "..", "rules");

  @TempDir static Path folder;

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static Path out;
  private static String poison;
  private static Map<String, JsonNode> expected;

  @BeforeAll
  static void fillTheTopicsAndBacktestThem() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    registry = EmbeddedRegistry.start(folder.resolve("registry"));
    String config = config("backtest", "data", 2).toString();
    command("topics", "create", "--partitions", "3", "--config", config);
    command("schemas", "register", "--config", config);
    RoughHistory.write(events());
    command("replay", "--events", events().toString(), "--config", config);
    poison = publishPoison();
    Settings settings = ConfigOption.load(Path.of(config));
    new RulesTopic(settings)
        .publish(RulesFolder.read(RULES).files(), RoughHistory.RULES_FROM, null);

    out = folder.resolve("alerts.ndjson");
    RecordingConsole shell = backtest(config, out, "--from-kafka", "--skip-bad");
    assertThat(shell.err()).contains(poison + ": It cannot be used: not in the registry's wire");
    expected = WrittenAlerts.byKey(WrittenAlerts.of(out));
    assertThat(expected).hasSizeGreaterThan(100);
  }

  @AfterAll
  static void stop() {
    registry.close();
    kafka.close();
  }

  @Test
  void oneTaskAfterTheOtherOnTheWallClock() throws Exception {
    Settings settings = ConfigOption.load(config("one", "live", 1));
    try (LiveJob job = LiveJob.start(settings, 1)) {
      job.awaitClock(RoughHistory.LAST);
    }
    assertSameAlerts(WrittenAlerts.of(settings, RoughHistory.LAST));
  }

  @Test
  void fourTasksSideBySide() throws Exception {
    Settings settings = ConfigOption.load(config("four", "data", 4));
    try (LiveJob job = LiveJob.start(settings, 1)) {
      job.awaitClock(RoughHistory.LAST);
    }
    assertSameAlerts(WrittenAlerts.of(settings, RoughHistory.LAST));
  }

  @Test
  void aTaskManagerThatIsLostOnTheWay() throws Exception {
    Settings settings = ConfigOption.load(config("killed", "data", 4));
    try (LiveJob job = LiveJob.start(settings, 2)) {
      job.awaitCheckpoint();
      job.awaitAlerts(10);
      job.loseTaskManager();
      job.awaitClock(RoughHistory.LAST);
    }
    List<JsonNode> written = WrittenAlerts.of(settings, RoughHistory.LAST);
    assertThat(written).as("some are written again").hasSizeGreaterThan(expected.size());
    assertSameAlerts(written);
  }

  @Test
  void eventFilesInPlaceOfTopics() throws Exception {
    Path fromFiles = folder.resolve("from-files.ndjson");
    backtest(config("files", "live", 4).toString(), fromFiles, "--events", events().toString());
    assertThat(fromFiles).hasSameBinaryContentAs(out);
  }

  @Test
  void silencesOfTheTopicHoldForTheMessagesOfABacktest() throws Exception {
    String config = config("silenced", "data", 2).toString();
    Path events = Files.createDirectories(folder.resolve("silences"));
    Files.writeString(
        events.resolve("alert-silences.ndjson"),
        """
        {"silence_id":"all","kind":"SILENCE","match":"true","starts_at":"2020-01-01T00:00:00Z",\
        "created_by":"ana","comment":"","recorded_at":"2020-01-01T00:00:00Z"}
        """);
    command("replay", "--events", events.toString(), "--config", config);
    Path messages = folder.resolve("messages.ndjson");
    Path alerts = folder.resolve("silenced.ndjson");
    backtest(config, alerts, "--from-kafka", "--skip-bad", "--messages", messages.toString());
    assertThat(alerts).hasSameBinaryContentAs(out);
    assertThat(Files.readAllLines(messages))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"status\":\"SUPPRESSED\""))
        .anyMatch(line -> line.contains("\"why\":\"SILENCED\""));
  }

  @Test
  void aRecordThatCannotBeUsedEndsABacktestBeforeAnythingIsWritten() throws Exception {
    Path nothing = folder.resolve("nothing.ndjson");
    RecordingConsole shell = fromKafka(config("strict", "data", 2), nothing);
    assertThat(shell.err())
        .contains(poison)
        .endsWith("error: A record cannot be used. --skip-bad goes on without it.\n");
    assertThat(nothing).doesNotExist();
  }

  @Test
  void whatABacktestNeedsAndDoesNotFindIsSaidInASentence() throws Exception {
    Path config = config("lacking", "data", 2);
    String said = Files.readString(config);

    Files.writeString(config, said.replace("topics: {", "topics: {fx-rates: no-rates, "));
    assertThat(fromKafka(config, out).err())
        .endsWith(
            "has no topic no-rates that this user could see. Create what is missing with: channelwatch topics create\n");

    Files.writeString(config, said.replace(registry.url(), "http://127.0.0.1:1"));
    assertThat(fromKafka(config, out).err())
        .endsWith(
            "The registry at http://127.0.0.1:1 does not answer. Is it running, and is"
                + " schema_registry.url right?\n");

    Files.writeString(config, said.replace(kafka.bootstrapServers(), "127.0.0.1:1"));
    assertThat(fromKafka(config, out).err())
        .endsWith(
            "Kafka at 127.0.0.1:1 does not answer. Is it running, and are"
                + " kafka.bootstrap.servers and kafka.security.protocol right?\n");
  }

  private static RecordingConsole fromKafka(Path config, Path alerts) {
    RecordingConsole shell = new RecordingConsole();
    int code =
        shell.run(
            "backtest",
            "--from-kafka",
            "--rules",
            RULES.toString(),
            "--out",
            alerts.toString(),
            "--config",
            config.toString());
    assertThat(code).isEqualTo(2);
    return shell;
  }

  private static void assertSameAlerts(List<JsonNode> written) {
    Map<String, JsonNode> live = WrittenAlerts.byKey(written);
    assertThat(live.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    live.forEach(
        (key, alert) ->
            alert
                .fieldNames()
                .forEachRemaining(
                    field ->
                        assertThat(alert.get(field))
                            .as("%s of %s", field, key)
                            .isEqualTo(expected.get(key).get(field))));
  }

  private static Path events() {
    return folder.resolve("events");
  }

  /** Settings with outputs of their own. */
  private static Path config(String name, String clock, int parallelism) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        program: {name: Rough, time_zone: UTC, currency: USD, data_since: 2025-07-01}
        clock: %2$s
        kafka: {bootstrap.servers: "%4$s"}
        schema_registry: {url: "%5$s"}
        topics: {alerts: %1$s-alerts, clock: %1$s-clock, dead-letters: %1$s-dead-letters}
        flink:
          parallelism.default: %3$d
          execution.checkpointing.interval: 1 h
          restart-strategy.exponential-delay.initial-backoff: 100 ms
        """
            .formatted(name, clock, parallelism, kafka.bootstrapServers(), registry.url()));
    if (!name.equals("backtest")) {
      command("topics", "create", "--partitions", "2", "--config", file.toString());
      command("schemas", "register", "--config", file.toString());
    }
    return file;
  }

  private static RecordingConsole backtest(String config, Path alerts, String... input) {
    List<String> arguments = new ArrayList<>(List.of("backtest", "--config", config));
    arguments.addAll(List.of("--rules", RULES.toString(), "--out", alerts.toString()));
    arguments.addAll(List.of("--from", RoughHistory.RULES_FROM.toString()));
    arguments.addAll(List.of(input));
    return command(arguments.toArray(String[]::new));
  }

  private static RecordingConsole command(String... arguments) {
    RecordingConsole shell = new RecordingConsole();
    assertThat(shell.run(arguments)).as(() -> arguments[0] + ": " + shell.err()).isZero();
    return shell;
  }

  /** Where it went. */
  private static String publishPoison() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long known = RoughHistory.LAST.toEpochMilli();
      RecordMetadata sent =
          producer
              .send(
                  new ProducerRecord<>(
                      "closed-revenue", null, known, "p".getBytes(UTF_8), "poison".getBytes(UTF_8)))
              .get();
      return "%s, partition %d, offset %d".formatted(sent.topic(), sent.partition(), sent.offset());
    }
  }
}
