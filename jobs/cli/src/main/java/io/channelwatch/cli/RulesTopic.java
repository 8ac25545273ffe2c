package io.channelwatch.cli;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.RulesUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The rules in force: the last record that the topic holds for the program. */
public final class RulesTopic {

  private static final String UNNAMED = "default";

  private final Settings settings;
  private @Nullable RulesUpdate last;

  /** The topic of these settings. */
  public RulesTopic(Settings settings) {
    this.settings = settings;
  }

  /** The program's name, which is the records' key; {@code default} where it has none. */
  public String program() {
    String name = settings.program().name();
    return name == null ? UNNAMED : name;
  }

  /** What was published last; null if nothing was. */
  public @Nullable RulesUpdate last() {
    WireReader<RulesUpdate> reader =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), RulesUpdate.class);
    last = null;
    try (TopicReader topic =
        TopicReader.open(settings.kafka(), List.of(settings.topics().alertRules()))) {
      topic.readToEnd(record -> take(record, reader));
    }
    return last;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, WireReader<RulesUpdate> reader) {
    byte[] key = record.key();
    if (key != null && new String(key, StandardCharsets.UTF_8).equals(program())) {
      try {
        last = record.value() == null ? null : reader.read(record.value());
      } catch (UnreadableException e) {
        throw CommandFailure.input(
            "The record at offset %d of %s cannot be read: %s"
                .formatted(record.offset(), record.topic(), e.getMessage()),
            e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Publishes a directory under the next version.
   *
   * @param known from when on the rules hold
   * @return the version
   */
  public long publish(Map<String, String> files, Instant known, @Nullable RulesUpdate before) {
    long version = before == null ? 1 : before.getVersion() + 1;
    String user = System.getProperty("user.name", "unknown");
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      writer.send(
          settings.topics().alertRules(),
          program(),
          new RulesUpdate(program(), version, files, user, known),
          known.toEpochMilli());
      writer.flush();
    }
    return version;
  }
}
