package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Clock;
import io.channelwatch.cli.Channelwatch;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.Console;
import io.channelwatch.cli.RulesFolder;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedMail;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.events.RulesUpdate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
      kafka: {bootstrap.servers: "%1$s", delivery.timeout.ms: 300000, max.block.ms: 300000}
      schema_registry: {url: "%2$s"}
      topics: {alerts: alerts-%3$s, clock: clock-%3$s}
      alerts: {delivery: %3$s}
      history: {retention: 20000d}
      clock: %4$s
      flink: {execution.checkpointing.interval: 2 s, execution.checkpointing.timeout: 30 s}
      """;

  private final Path folder;
  private final EmbeddedMail mail = EmbeddedMail.start();
  private final Map<Delivery, Path> configs = new EnumMap<>(Delivery.class);
  private final TopicWriter rules;
  private EmbeddedKafka kafka;
  private EmbeddedRegistry registry;
  private long version;

  /**
   * Starts everything, without schemas, records and rules yet.
   *
   * @param clock what moves it: {@code live} or {@code data}
   */
  LiveProgram(Path folder, String clock) throws Exception {
    this.folder = folder;
    this.kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    this.registry = EmbeddedRegistry.start(folder.resolve("registry"));
    for (Delivery delivery : Delivery.values()) {
      String name = delivery.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Path config = folder.resolve(name + ".yaml");
      Files.writeString(
          config, CONFIG.formatted(kafka.bootstrapServers(), registry.url(), name, clock));
      configs.put(delivery, config);
      command("topics", "create", "--partitions", "3", "--config", config.toString());
    }
    this.rules = TopicWriter.connect(settings());
  }

  /** Registers the schemas of this release. */
  void registerSchemas() {
    configs
        .values()
        .forEach(config -> command("schemas", "register", "--config", config.toString()));
  }

  /** What a job that delivers so is started with. */
  Path config(Delivery delivery) {
    return configs.get(delivery);
  }

  /** The same, read. */
  Settings settings(Delivery delivery) {
    return ConfigOption.load(config(delivery));
  }

  /** Of what does not depend on how alerts are delivered. */
  Settings settings() {
    return settings(Delivery.AT_LEAST_ONCE);
  }

  /** Where messages arrive. */
  EmbeddedMail mail() {
    return mail;
  }

  /** Publishes the other one of the two directories of rules, known from now on. */
  void editRules() throws Exception {
    editRules(Instant.now());
  }

  /**
   * The same, known from an instant on. After the first time that needs no registry, and where the
   * broker is away it arrives when that is back.
   */
  void editRules(Instant now) throws Exception {
    version++;
    Map<String, String> files =
        new HashMap<>(RulesFolder.read(rules(version % 2 == 1 ? "rules" : "rules-edited")).files());
    files.computeIfPresent(
        "notifications.yaml", (name, text) -> text.replace("port: 25", "port: " + mail.port()));
    RulesUpdate update = new RulesUpdate("Live", version, files, "tests", now);
    rules.send(settings().topics().alertRules(), "Live", update, now.toEpochMilli());
  }

  /** Takes note of a directory that somebody else published. */
  void rulesWerePublished() {
    version++;
  }

  private static Path rules(String directory) {
    return Path.of("src", "test", "resources", directory);
  }

  /** Takes the broker away. */
  void stopBroker() {
    kafka.close();
  }

  /** Brings the broker back, with what it held. */
  void startBroker() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafka.port());
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
  void awaitClock(Delivery delivery, Instant instant) {
    Settings settings = settings(delivery);
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
    Path events = TopicFiles.write(settings(), folder.resolve("events"));
    String config = config(Delivery.AT_LEAST_ONCE).toString();
    Path out = folder.resolve("alerts.ndjson");
    List<String> arguments = new ArrayList<>(List.of("backtest", "--config", config));
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
  void stampWhenTaken() throws Exception {
    ConfigEntry stamps = new ConfigEntry("message.timestamp.type", "LogAppendTime");
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (InputTopic input : InputTopic.values()) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, input.name(settings().topics())),
          List.of(new AlterConfigOp(stamps, AlterConfigOp.OpType.SET)));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  @Override
  public void close() {
    rules.close();
    mail.close();
    registry.close();
    kafka.close();
  }
}
