package io.channelwatch.cli;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic says now: the last record that it holds for each key. */
final class LatestRecords<T extends SpecificRecord> {

  private final WireReader<T> reader;
  private final Predicate<String> wanted;
  private final Map<String, T> latest = new TreeMap<>();

  private LatestRecords(WireReader<T> reader, Predicate<String> wanted) {
    this.reader = reader;
    this.wanted = wanted;
  }

  /**
   * Reads a topic to its present end.
   *
   * @param wanted which keys are looked at
   * @return the records by their keys, without those that were removed
   * @throws CommandFailure naming a record that cannot be read
   */
  static <T extends SpecificRecord> Map<String, T> read(
      Settings settings, String topic, Class<T> type, Predicate<String> wanted) {
    LatestRecords<T> records =
        new LatestRecords<>(
            new WireReader<>(Registry.connect(settings.schemaRegistry()).client(), type), wanted);
    try (TopicReader in = TopicReader.open(settings.kafka(), List.of(topic))) {
      in.readToEnd(records::take);
    }
    return records.latest;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (!wanted.test(key)) {
      return;
    }
    try {
      if (record.value() == null) {
        latest.remove(key);
      } else {
        latest.put(key, reader.read(record.value()));
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
}
