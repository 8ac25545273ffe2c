package io.channelwatch.benchmarks.run;

import io.channelwatch.benchmarks.workload.Workload;
import io.channelwatch.cli.RulesTopic;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.RecordCheck;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Puts everything into the input topics before anything is measured. */
final class Preload {

  private final Settings settings;
  private long first = Long.MAX_VALUE;
  private long last;
  private long sent;

  Preload(Settings settings) {
    this.settings = settings;
  }

  /** A workload. */
  void publish(Workload workload) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      workload.forEach(record -> send(record, writer));
      writer.flush();
    }
  }

  /** The profiles and targets of a workload alone. */
  void publishReferences(Workload workload) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      workload.references(record -> send(record, writer));
      writer.flush();
    }
  }

  /** Event files. */
  void publish(Path folder) throws IOException {
    try (EventFiles events = EventFiles.open(folder, RecordCheck.ofTheJobs());
        TopicWriter writer = TopicWriter.connect(settings)) {
      if (!events.problems().isEmpty()) {
        throw new IllegalArgumentException(events.problems().toString());
      }
      events.forEach(record -> send(record, writer));
      writer.flush();
    }
  }

  private void send(EventRecord record, TopicWriter writer) {
    if (record.knownAt() != 0) {
      first = Math.min(first, record.knownAt());
      last = Math.max(last, record.knownAt());
    }
    sent++;
    writer.send(
        record.topic().name(settings.topics()), record.key(), record.value(), record.knownAt());
  }

  /** Rules that hold a second before the first record. */
  void publish(Map<String, String> rules) {
    var unused = new RulesTopic(settings).publish(rules, Instant.ofEpochMilli(first - 1000), null);
  }

  /** How many records were sent, rules not counted. */
  long sent() {
    return sent;
  }

  /** The last evaluation instant that a record asks for. */
  long until() {
    long interval = settings.evaluationInterval();
    return -Math.floorDiv(-last, interval) * interval;
  }
}
