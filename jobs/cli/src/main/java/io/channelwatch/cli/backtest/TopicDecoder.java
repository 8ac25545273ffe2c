package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.files.RecordSpool;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.config.Settings;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what records of the input topics say. Not for sharing between threads. */
final class TopicDecoder {

  private final Registry registry;
  private final Map<String, InputTopic> topics;
  private final Map<InputTopic, WireReader<? extends SpecificRecord>> readers =
      new EnumMap<>(InputTopic.class);

  /** For the topics by the names that they have in Kafka. */
  TopicDecoder(Settings settings, Map<String, InputTopic> topics) {
    this.registry = Registry.connect(settings.schemaRegistry());
    this.topics = topics;
  }

  /** A record as it came; its topic must be one of those that this was made for. */
  RecordSpool.Entry entry(ConsumerRecord<byte[], byte[]> in) {
    InputTopic topic = topics.get(in.topic());
    if (topic == null) {
      throw new IllegalArgumentException(in.topic() + " was not asked for");
    }
    String key = in.key() == null ? "" : new String(in.key(), StandardCharsets.UTF_8);
    return new RecordSpool.Entry(topic, key, in.value(), in.timestamp());
  }

  /**
   * What an entry says.
   *
   * @throws UnreadableException if it is no record of its topic
   */
  EventRecord record(RecordSpool.Entry entry) throws UnreadableException {
    byte[] bytes = entry.value();
    if (bytes == null) {
      return new EventRecord(entry.topic(), entry.key(), null, entry.knownAt());
    }
    SpecificRecord value;
    try {
      value = readers.computeIfAbsent(entry.topic(), this::reader).read(bytes);
    } catch (IOException e) {
      throw registry.silent(e);
    }
    return new EventRecord(entry.topic(), entry.key(), value, knownAt(value, entry.knownAt()));
  }

  /** A profile or target that carries no time was known from the beginning. */
  private static long knownAt(SpecificRecord value, long timestamp) {
    boolean timeless =
        (value instanceof PartnerProfile profile && profile.getUpdatedAt() == null)
            || (value instanceof PartnerTarget target && target.getUpdatedAt() == null);
    return timeless ? 0 : timestamp;
  }

  private WireReader<? extends SpecificRecord> reader(InputTopic topic) {
    Class<?> type = SpecificData.get().getClass(topic.schema());
    return new WireReader<>(registry.client(), type.asSubclass(SpecificRecord.class));
  }
}
