package io.channelwatch.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.alerts.Alert;
import io.channelwatch.benchmarks.measure.AlertSet;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
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

  /** The records alone move the clock. */
  private static final String CLOCK = "clock: data";

  private final Path folder;
  private final Surroundings surroundings;
  private final List<String> javaOptions;
  private long until;
  private long half;
  private long records;

  /** Fills the topics. */
  @FunctionalInterface
  interface Load {
    void into(Preload preload) throws IOException;
  }

  Bench(Path folder, Surroundings surroundings, List<String> javaOptions) {
    this.folder = folder;
    this.surroundings = surroundings;
    this.javaOptions = javaOptions;
  }

  void preload(Load load) throws IOException {
    Preload preload =
        new Preload(surroundings.settings("inputs", CLOCK, Delivery.AT_LEAST_ONCE, 1));
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
   * @param run counts from 1: each has topics and files of its own
   * @throws IllegalStateException if it wrote other alerts than it counted
   */
  ObjectNode job(Delivery delivery, int parallelism, int run, int partners)
      throws IOException, InterruptedException {
    String name =
        "job-%s-%d-%d".formatted(delivery.name().toLowerCase(Locale.ROOT), parallelism, run);
    Settings settings = surroundings.settings(name, CLOCK, delivery, parallelism);
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
            surroundings.config(config).toString(),
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
}
