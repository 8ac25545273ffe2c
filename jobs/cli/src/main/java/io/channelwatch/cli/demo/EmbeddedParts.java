package io.channelwatch.cli.demo;

import io.channelwatch.calendar.Program;
import io.channelwatch.cli.embedded.EmbeddedKafka;
import io.channelwatch.cli.embedded.EmbeddedMail;
import io.channelwatch.cli.embedded.EmbeddedPartFailure;
import io.channelwatch.cli.embedded.EmbeddedRegistry;
import io.channelwatch.cli.embedded.Loopback;
import io.channelwatch.cli.embedded.SlackReceiver;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything that the jobs talk to. */
final class EmbeddedParts implements AutoCloseable {

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final EmbeddedMail mail;
  private final SlackReceiver slack;

  private EmbeddedParts(Path folder, EmbeddedKafka kafka, EmbeddedRegistry registry) {
    this.folder = folder;
    this.kafka = kafka;
    this.registry = registry;
    this.mail = EmbeddedMail.start();
    this.slack = SlackReceiver.start();
  }

  /** Starts everything on free ports of 127.0.0.1, with its files in a folder. */
  static EmbeddedParts start(Path folder) {
    CompletableFuture<EmbeddedRegistry> registry =
        CompletableFuture.supplyAsync(() -> EmbeddedRegistry.start(folder.resolve("registry")));
    try {
      EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
      return new EmbeddedParts(folder, kafka, registry.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof EmbeddedPartFailure failure ? failure : e;
    }
  }

  /** Where mail goes. */
  EmbeddedMail mail() {
    return mail;
  }

  /** Where Slack messages go. */
  SlackReceiver slack() {
    return slack;
  }

  /** The broker. */
  EmbeddedKafka kafka() {
    return kafka;
  }

  /** The registry. */
  EmbeddedRegistry registry() {
    return registry;
  }

  /** The program's settings, turned to these parts and to the data's own clock. */
  Settings settings(Settings given, Program program) {
    Map<String, String> flink = new LinkedHashMap<>();
    flink.put("parallelism.default", "2");
    flink.put("execution.checkpointing.interval", "5 s");
    flink.put("execution.checkpointing.dir", flinkAddress(folder.resolve("checkpoints")));
    // A demo that fails says so, rather than trying again behind one's back.
    flink.put("restart-strategy.type", "none");
    flink.putAll(given.flink());
    return new Settings(
        program,
        new Settings.Clock(ClockMode.DATA, given.clock().margin()),
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new Settings.SchemaRegistry(registry.url(), Map.of()),
        given.topics(),
        given.evaluationInterval(),
        given.historyRetention(),
        given.ingest(),
        given.kpiEmitInterval(),
        given.delivery(),
        // The demo's own receivers alone.
        new Settings.Notifications(given.notifications().templates(), List.of(Loopback.HOST)),
        given.freshness(),
        given.memory(),
        flink);
  }

  /** An absolute path as Flink writes it: a space stays a space, unlike in the path's own URI. */
  static String flinkAddress(Path path) {
    return "file://" + path;
  }

  @Override
  public void close() {
    slack.close();
    mail.close();
    registry.close();
    kafka.close();
  }
}
