package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Clock;
import io.channelwatch.cli.Channelwatch;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.RulesTopic;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedMail;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import picocli.CommandLine.Help.Ansi;

/**
 * A program whose records become known while a test runs: a broker that stamps them as it takes
 * them, a registry, a mail server, the topics, and rules that take no days to fire.
 */
final class LiveProgram implements AutoCloseable {

  private static final String CONFIG =
      """
      program: {name: Live, time_zone: UTC, currency: USD}
      kafka: {bootstrap.servers: "%s", delivery.timeout.ms: 300000, max.block.ms: 300000}
      schema_registry: {url: "%s"}
      alerts: {delivery: %s}
      flink: {execution.checkpointing.interval: %s}
      """;

  private final Path folder;
  private final EmbeddedMail mail = EmbeddedMail.start();
  private final Path config;
  private final Settings settings;
  private EmbeddedKafka kafka;
  private EmbeddedRegistry registry;

  /**
   * Starts everything, and publishes the rules.
   *
   * @param delivery how alerts are to be delivered
   * @param checkpoints the time from one to the next
   */
  LiveProgram(Path folder, String delivery, String checkpoints) throws Exception {
    this.folder = folder;
    this.kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    this.registry = EmbeddedRegistry.start(folder.resolve("registry"));
    this.config = folder.resolve("channelwatch.yaml");
    Files.writeString(
        config, CONFIG.formatted(kafka.bootstrapServers(), registry.url(), delivery, checkpoints));
    this.settings = ConfigOption.load(config);
    command("topics", "create", "--partitions", "3", "--config", config.toString());
    command("schemas", "register", "--config", config.toString());
    stampWhenTaken();
    publishRules("rules");
  }

  /** What the jobs are started with. */
  Path config() {
    return config;
  }

  /** The same, read. */
  Settings settings() {
    return settings;
  }

  /** Where messages arrive. */
  EmbeddedMail mail() {
    return mail;
  }

  /** Publishes one of the directories of rules. */
  void publishRules(String directory) throws Exception {
    Map<String, String> files = new HashMap<>(RulesFolder.read(rules(directory)).files());
    files.computeIfPresent(
        "notifications.yaml", (name, text) -> text.replace("port: 25", "port: " + mail.port()));
    RulesTopic topic = new RulesTopic(settings);
    topic.publish(files, Instant.now(), topic.last());
  }

  private static Path rules(String directory) {
    return Path.of("src", "test", "resources", directory);
  }

  /** Takes the broker away for a while. */
  void stopBroker(Duration pause) throws InterruptedException {
    int port = kafka.port();
    kafka.close();
    Thread.sleep(pause.toMillis());
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
  }

  /** Takes the registry away, as {@code kill -9} does. */
  void stopRegistry() {
    registry.process().destroyForcibly();
    registry.close();
  }

  /** Brings the registry back, with what it knew. */
  void startRegistry() {
    registry =
        EmbeddedRegistry.start(folder.resolve("registry"), URI.create(registry.url()).getPort());
  }

  /** Waits until every alert up to an instant is written. */
  void awaitClock(Instant instant) {
    AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    WireReader<Clock> clocks =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Clock.class);
    try (TopicReader topic =
        TopicReader.open(settings.kafka(), List.of(settings.topics().clock()))) {
      await()
          .atMost(Duration.ofMinutes(4))
          .untilAsserted(
              () -> {
                List<byte[]> values = new ArrayList<>();
                topic.poll(Duration.ofMillis(200), in -> values.add(in.value()));
                for (byte[] value : values) {
                  latest.set(clocks.read(value).getAt());
                }
                assertThat(latest.get()).isAfter(instant);
              });
    }
  }

  /** What a backtest of all that the topics hold tells, up to an instant. */
  Path backtest(Instant until) throws Exception {
    Path events = TopicFiles.write(settings, folder.resolve("events"));
    Path out = folder.resolve("alerts.ndjson");
    List<String> arguments = new ArrayList<>(List.of("backtest", "--config", config.toString()));
    arguments.addAll(List.of("--events", events.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--rules", rules("rules").toString(), "--until", until.toString()));
    command(arguments.toArray(String[]::new));
    return out;
  }

  private static void command(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter printed = new PrintWriter(said);
    Console console = new Console(printed, printed, Ansi.OFF);
    assertThat(Channelwatch.commandLine(console).execute(arguments)).as(said::toString).isZero();
  }

  /** Whatever producers say: a record that waited for the broker became known when it arrived. */
  private void stampWhenTaken() throws Exception {
    ConfigEntry stamps = new ConfigEntry("message.timestamp.type", "LogAppendTime");
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (InputTopic input : InputTopic.values()) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, input.name(settings.topics())),
          List.of(new AlterConfigOp(stamps, AlterConfigOp.OpType.SET)));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  @Override
  public void close() {
    mail.close();
    registry.close();
    kafka.close();
  }
}
