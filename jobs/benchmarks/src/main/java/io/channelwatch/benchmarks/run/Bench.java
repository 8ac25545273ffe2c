package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.alerts.Alert;
import io.channelwatch.benchmarks.measure.AlertSet;
import io.channelwatch.cli.ConfigOption;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicSetup;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Broker and registry with a workload in them, on which one measurement after another is made. */
final class Bench {

  private final Path folder;
  private final String kafka;
  private final String registry;
  private final int partitions;
  private final String checkpoints;
  private final List<String> javaOptions;
  private long until;
  private long half;
  private long records;

  /** Fills the topics. */
  @FunctionalInterface
  interface Load {
    void into(Preload preload) throws IOException;
  }

  Bench(
      Path folder,
      String kafka,
      String registry,
      int partitions,
      String checkpoints,
      List<String> javaOptions) {
    this.folder = folder;
    this.kafka = kafka;
    this.registry = registry;
    this.partitions = partitions;
    this.checkpoints = checkpoints;
    this.javaOptions = javaOptions;
  }

  void preload(Load load) throws IOException {
    Preload preload = new Preload(setUp("inputs", Delivery.AT_LEAST_ONCE, 1));
    load.into(preload);
    until = preload.until();
    half = preload.sent() / 2;
  }

  /** Measures a limit; reading comes first, since it counts the records. */
  ObjectNode limit(Measure.Subject subject) throws IOException, InterruptedException {
    ObjectNode measured = measure(subject, "inputs");
    if (subject == Measure.Subject.READING) {
      records = measured.get("records").asLong();
    }
    Ratios.addRates(measured, records);
    return measured;
  }

  /**
   * Measures the job.
   *
   * @throws IllegalStateException if it wrote other alerts than it counted
   */
  ObjectNode job(Delivery delivery, int parallelism, int partners)
      throws IOException, InterruptedException {
    String name = "job-%s-%d".formatted(delivery.name().toLowerCase(Locale.ROOT), parallelism);
    Settings settings = setUp(name, delivery, parallelism);
    ObjectNode measured = measure(Measure.Subject.JOB, name);
    measured.put("delivery", delivery.name());
    measured.put("parallelism", parallelism);
    Ratios.addRates(measured, records);
    measured.put("state_bytes_per_partner", measured.get("savepoint_bytes").asLong() / partners);
    readAlerts(settings, measured);
    return measured;
  }

  private ObjectNode measure(Measure.Subject subject, String config)
      throws IOException, InterruptedException {
    Path files = Files.createDirectories(folder.resolve("measured-" + subject + "-" + config));
    List<String> arguments =
        List.of(
            "measure",
            subject.name(),
            "--config",
            config(config).toString(),
            "--half",
            Long.toString(half),
            "--until",
            Long.toString(until));
    try (Child child = Child.start(files, javaOptions, arguments)) {
      return child.result();
    }
  }

  private static void readAlerts(Settings settings, ObjectNode measured) {
    List<ConsumerRecord<byte[], byte[]>> written = new ArrayList<>();
    try (TopicReader topic =
        TopicReader.open(settings.kafka(), List.of(settings.topics().alerts()))) {
      topic.readToEnd(written::add);
    }
    if (written.size() != measured.get("written").asLong()) {
      throw new IllegalStateException(
          "the topic holds %d alerts, the job wrote %s"
              .formatted(written.size(), measured.get("written")));
    }
    WireReader<Alert> reader =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Alert.class);
    AlertSet alerts = new AlertSet();
    for (ConsumerRecord<byte[], byte[]> record : written) {
      try {
        alerts.add(reader.read(record.value()));
      } catch (UnreadableException e) {
        throw new IllegalStateException("the job wrote what nobody can read", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    alerts.describe(measured);
  }

  private Path config(String name) {
    return folder.resolve(name + ".yaml");
  }

  /** Makes settings with outputs of their own, and what they name. */
  private Settings setUp(String name, Delivery delivery, int parallelism) throws IOException {
    Path files = folder.resolve(name);
    Files.writeString(
        config(name),
        """
        program: {name: Benchmark, time_zone: UTC, currency: USD}
        clock: data
        kafka: {bootstrap.servers: "%s"}
        schema_registry: {url: "%s"}
        topics: {alerts: %4$s-alerts, clock: %4$s-clock, dead-letters: %4$s-dead-letters}
        alerts: {delivery: %3$s}
        flink:
          parallelism.default: %5$d
          execution.checkpointing.interval: %6$s
          execution.checkpointing.dir: "%7$s"
          taskmanager.memory.managed.size: 256m
          restart-strategy.type: none
        """
            .formatted(
                kafka,
                registry,
                delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                name,
                parallelism,
                checkpoints,
                files.resolve("checkpoints").toUri()));
    Settings settings = ConfigOption.load(config(name));
    List<TopicPlan> plans = TopicPlan.all(settings);
    try (Broker broker = Broker.connect(settings.kafka())) {
      var unused = new TopicSetup(broker, said -> {}).apply(plans, partitions, 1);
    }
    var unused = Registry.connect(settings.schemaRegistry()).register(plans, said -> {});
    return settings;
  }
}
