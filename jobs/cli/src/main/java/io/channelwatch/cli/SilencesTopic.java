package io.channelwatch.cli;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.cli.setup.TopicWriter;
import io.channelwatch.config.Settings;
import io.channelwatch.events.Silence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Silences and acknowledgements: the last record that the topic holds for each id. */
final class SilencesTopic {

  private final Settings settings;
  private final Map<String, Silence> last = new TreeMap<>();

  /** The topic of these settings. */
  SilencesTopic(Settings settings) {
    this.settings = settings;
  }

  /** Those that were not taken back, by their ids. */
  Collection<Silence> all() {
    WireReader<Silence> reader =
        new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), Silence.class);
    last.clear();
    try (TopicReader topic =
        TopicReader.open(settings.kafka(), List.of(settings.topics().alertSilences()))) {
      topic.readToEnd(record -> take(record, reader));
    }
    return last.values();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, WireReader<Silence> reader) {
    String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    try {
      if (record.value() == null) {
        last.remove(id);
      } else {
        last.put(id, reader.read(record.value()));
      }
    } catch (UnreadableException e) {
      throw CommandFailure.input(
          "The record at offset %d of %s cannot be read: %s"
              .formatted(record.offset(), record.topic(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes one; it holds from now on at the earliest. */
  void publish(Silence silence, Instant now) {
    send(silence.getSilenceId(), silence, now);
  }

  /** Takes one back. */
  void remove(String id, Instant now) {
    send(id, null, now);
  }

  private void send(String id, @Nullable Silence silence, Instant now) {
    try (TopicWriter writer = TopicWriter.connect(settings)) {
      writer.send(settings.topics().alertSilences(), id, silence, now.toEpochMilli());
      writer.flush();
    }
  }
}
