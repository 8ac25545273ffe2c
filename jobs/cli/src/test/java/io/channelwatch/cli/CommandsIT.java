package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.ClosedRevenue;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Sets up a broker and a registry from nothing, as one does by hand, one step after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsIT {

  @TempDir static Path folder;

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static Path config;

  private final RecordingConsole shell = new RecordingConsole();

  @BeforeAll
  static void start() throws IOException {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    registry = EmbeddedRegistry.start(folder.resolve("registry"));
    config = folder.resolve("channelwatch.yaml");
    Files.writeString(
        config,
        """
        program: {name: Select}
        kafka: {bootstrap.servers: "%s"}
        schema_registry: {url: "%s"}
        history: {retention: 400d}
        """
            .formatted(kafka.bootstrapServers(), registry.url()));
  }

  @AfterAll
  static void stop() {
    registry.close();
    kafka.close();
  }

  @Test
  @Order(1)
  void topicsAreCreatedOnceAndSetRight() throws Exception {
    assertThat(run("topics", "create", "--partitions", "3")).isZero();
    assertThat(shell.out())
        .contains("deal-registrations: created with 3 partitions\n")
        .contains("alert-rules: created with 1 partition\n")
        .contains("clock: created with 1 partition\n");
    assertThat(config("partner-profiles", "cleanup.policy")).isEqualTo("compact");
    assertThat(config("partner-profiles", "min.compaction.lag.ms")).isEqualTo("34560000000");
    assertThat(config("closed-revenue", "retention.ms")).isEqualTo("-1");

    assertThat(run("topics", "create")).isZero();
    assertThat(shell.out().lines()).hasSize(13).allMatch(line -> line.endsWith(": is there"));
  }

  @Test
  @Order(2)
  void schemasAreRegisteredOnce() throws Exception {
    assertThat(run("schemas", "register")).isZero();
    assertThat(shell.out()).contains("fx-rates-value: registered as version 1\n");

    assertThat(run("schemas", "register")).isZero();
    assertThat(shell.out().lines()).hasSize(13).allMatch(line -> line.endsWith(": is there"));
    assertThat(registry().client().getCompatibility("alerts-value"))
        .isEqualTo("BACKWARD_TRANSITIVE");
  }

  @Test
  @Order(3)
  void aSchemaThatCannotReadEarlierRecordsIsRefused() throws Exception {
    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other,
        Files.readString(config)
            + "topics: {fx-rates: other-rates, clock: other-clock, alerts: other-alerts}\n");
    Schema foreign =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "FxRate", "namespace": "io.channelwatch.events",
                 "fields": [{"name": "currency", "type": "int"}]}
                """);
    registry().client().register("other-rates-value", new AvroSchema(foreign));

    assertThat(shell.run("schemas", "register", "--config", other.toString())).isEqualTo(1);
    assertThat(shell.err())
        .startsWith(
            "error: other-rates-value: the registry holds a schema whose records the present one"
                + " cannot read: ");
  }

  @Test
  @Order(4)
  void rulesAreAppliedIfTheyDiffer() {
    assertThat(run("rules", "list")).isZero();
    assertThat(shell.out()).isEqualTo("No rules are in force for Select.\n");

    assertThat(run("rules", "apply", "../../rules")).isZero();
    assertThat(shell.out()).endsWith("Published as version 1 for Select.\n");
    assertThat(run("rules", "apply", "../../rules")).isZero();
    assertThat(shell.out()).endsWith("Version 1 is in force and the same.\n");

    assertThat(run("rules", "list")).isZero();
    assertThat(shell.out())
        .startsWith("Version 1 for Select, applied at ")
        .contains("pipeline-coverage-low");
  }

  @Test
  @Order(5)
  void aReplayPublishesEachRecordAsOfWhenItWasKnown() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Files.writeString(
        events.resolve("closed-revenue.ndjson"),
        """
        {"event_id":"r1","partner_id":"p1","occurred_at":"2026-01-05T10:00:00Z",\
        "recorded_at":"2026-01-06T00:00:00Z","amount":12.5,"currency":"USD",\
        "attribution":"SOURCED","revenue_type":"NEW"}
        """);
    Files.writeString(
        events.resolve("partner-profiles.ndjson"),
        """
        {"partner_id":"p1","name":"Acme"}
        {"partner_id":"p1","recorded_at":"2026-02-01T00:00:00Z","deleted":true}
        """);

    assertThat(run("replay", "--events", events.toString())).isZero();
    assertThat(shell.out()).isEqualTo("Published 3 records.\n");

    ConsumerRecord<byte[], byte[]> revenue = records("closed-revenue").get(0);
    assertThat(new String(revenue.key(), StandardCharsets.UTF_8)).isEqualTo("p1");
    assertThat(Instant.ofEpochMilli(revenue.timestamp()))
        .isEqualTo(Instant.parse("2026-01-06T00:00:00Z"));
    assertThat(
            new WireReader<>(registry().client(), ClosedRevenue.class)
                .read(revenue.value())
                .getAmount())
        .isEqualByComparingTo("12.5");
    assertThat(records("partner-profiles"))
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(0L, Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    assertThat(records("partner-profiles").get(1).value()).isNull();
  }

  @Test
  @Order(6)
  void silencesAndAcknowledgementsArePublishedListedAndTakenBack() {
    assertThat(run("silence", "list")).isZero();
    assertThat(shell.out()).isEqualTo("There are none.\n");

    assertThat(run("silence", "add", "partner_id == 'p1'", "--for", "2d", "--by", "me")).isZero();
    String id = shell.out().strip();
    assertThat(run("ack", "a-1", "--comment", "mine")).isZero();
    assertThat(shell.out()).isEqualTo("ack-a-1\n");
    assertThat(run("silence", "list")).isZero();
    assertThat(shell.out())
        .contains(id + "  silence  partner_id == 'p1'  from ")
        .contains("ack-a-1  acknowledgement  alert_id == 'a-1'  from ")
        .contains(": mine\n");

    assertThat(run("silence", "remove", "ack-a-2")).isEqualTo(2);
    assertThat(shell.err()).contains("did you mean ack-a-1?");
    assertThat(run("silence", "remove", "ack-a-1")).isZero();
    assertThat(records("alert-silences"))
        .filteredOn(record -> new String(record.key(), StandardCharsets.UTF_8).equals("ack-a-1"))
        .last()
        .extracting(ConsumerRecord::value)
        .isNull();
    assertThat(run("silence", "list")).isZero();
    assertThat(shell.out()).doesNotContain("ack-a-1");
  }

  @Test
  @Order(7)
  void aSilenceThatCannotBeMeantIsRefused() {
    assertThat(run("silence", "add", "severty == 'INFO'")).isEqualTo(2);
    assertThat(shell.err()).contains("did you mean 'severity'?");
    assertThat(run("silence", "add", "true", "--for", "long")).isEqualTo(2);
    assertThat(shell.err()).contains("--for is long");
    assertThat(run("silence", "add", "true", "--until", "2020-01-01")).isEqualTo(2);
    assertThat(shell.err()).contains("before it begins");
  }

  @Test
  @Order(8)
  void deadLettersAreListedAndFedAgain() {
    assertThat(run("dead-letters", "list")).isZero();
    assertThat(shell.out()).isEqualTo("There are none.\n");
    refuse("partner-activity", 3, "no_partner", "no partner".getBytes(StandardCharsets.UTF_8));
    refuse("partner-activity", 4, "undecodable", new byte[1_000_000]);

    assertThat(run("dead-letters", "list", "--reason", "no_partner")).isZero();
    assertThat(shell.out())
        .contains("partner-activity|0|3  2026-03-02T08:00:00Z  no_partner: It is like that.")
        .endsWith("1 record: 1 no_partner.\n");

    assertThat(run("dead-letters", "retry")).isEqualTo(2);
    assertThat(shell.err()).contains("Which ones?");
    assertThat(run("dead-letters", "retry", "partner-activity|0|33")).isEqualTo(2);
    assertThat(shell.err()).contains("did you mean partner-activity|0|3?");

    Instant before = Instant.now();
    assertThat(run("dead-letters", "retry", "--topic", "partner-activity")).isEqualTo(1);
    assertThat(shell.out()).isEqualTo("Fed 1 record again.\n");
    assertThat(shell.err()).contains("kept in part only").contains("partner-activity|0|4.");
    assertThat(records("partner-activity"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).asString().isEqualTo("p1");
              assertThat(record.value()).asString().isEqualTo("no partner");
              assertThat(Instant.ofEpochMilli(record.timestamp()))
                  .isAfterOrEqualTo(before.minusMillis(1));
            });
    assertThat(run("dead-letters", "list")).isZero();
    assertThat(shell.out()).doesNotContain("no_partner").endsWith("1 record: 1 undecodable.\n");
  }

  @Test
  @Order(0)
  void theStatusOfNothingSaysWhereToBegin() {
    assertThat(run("status")).isEqualTo(1);
    assertThat(shell.out())
        .contains("wrong   Topics are missing.\n")
        .contains("channelwatch topics create")
        .contains("wrong   Schemas are not registered: fx-rates-value, ")
        .contains("channelwatch schemas register");
  }

  @Test
  @Order(9)
  void theStatusSaysWhatIsWrongAndWhatToDo() {
    assertThat(run("status")).isEqualTo(1);
    assertThat(shell.out())
        .contains("ok      All 13 topics are there.\n")
        .contains("ok      All 13 schemas are registered.\n")
        .contains("ok      Rules: version 1 for Select, applied at ")
        .contains("wrong   The alerting job has never given the clock.\n")
        .contains("ok      No record was refused within the last day.\n");

    giveClock(Instant.now().minusSeconds(3 * 3_600 + 60));
    assertThat(run("status")).isEqualTo(1);
    assertThat(shell.out()).contains("3 h behind the wall clock: alerts are late by as much.\n");

    giveClock(Instant.now());
    assertThat(run("status")).isZero();
    assertThat(shell.out()).contains(" s behind the wall clock.\n").doesNotContain("wrong");

    refuse("fx-rates", 7, "undecodable", new byte[1], Instant.now());
    assertThat(run("status")).isEqualTo(1);
    assertThat(shell.out())
        .contains("wrong   Records were refused within the last day: 1 undecodable in fx-rates.\n")
        .contains("channelwatch dead-letters list");
    assertThat(run("status", "--flink", "http://127.0.0.1:9")).isEqualTo(2);
    assertThat(shell.err()).contains("Flink at http://127.0.0.1:9 does not answer.");
  }

  private static void giveClock(Instant at) {
    try (TopicWriter writer = TopicWriter.connect(ConfigOption.load(config))) {
      writer.send("clock", "clock", new Clock(at), at.toEpochMilli());
      writer.flush();
    }
  }

  private static void refuse(String topic, long offset, String reason, byte[] value) {
    refuse(topic, offset, reason, value, Instant.parse("2026-03-02T08:00:00Z"));
  }

  private static void refuse(String topic, long offset, String reason, byte[] value, Instant at) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(topic)
            .setPartition(0)
            .setOffset(offset)
            .setTimestamp(Instant.parse("2026-03-01T08:00:00Z"))
            .setKey(ByteBuffer.wrap("p1".getBytes(StandardCharsets.UTF_8)))
            .setValue(ByteBuffer.wrap(value))
            .setReason(reason)
            .setDetail("It is like that.")
            .setJob("channelwatch-alerting")
            .setAt(at)
            .build();
    try (TopicWriter writer = TopicWriter.connect(ConfigOption.load(config))) {
      writer.send("dead-letters", topic + "|0|" + offset, letter, 0);
      writer.flush();
    }
  }

  private int run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--config");
    all.add(config.toString());
    return shell.run(all.toArray(String[]::new));
  }

  private static String config(String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(key).value();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, String> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (TopicReader reader = TopicReader.open(client, List.of(topic))) {
      reader.readToEnd(records::add);
    }
    return records;
  }

  private static Registry registry() {
    return Registry.connect(new Settings.SchemaRegistry(registry.url(), Map.of()));
  }
}
