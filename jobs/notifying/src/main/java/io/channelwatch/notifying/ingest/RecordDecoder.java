package io.channelwatch.notifying.ingest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Silence;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Turns Kafka records into what flows. What cannot be decoded is rejected, never an error. */
final class RecordDecoder {
  private final Connection topics;
  private final Supplier<Schemas> fresh;
  private Schemas schemas;

  RecordDecoder(Connection topics, Supplier<Schemas> fresh) {
    this.topics = topics;
    this.fresh = fresh;
    this.schemas = fresh.get();
  }

  /** What decodes the records' values. */
  record Schemas(
      DeserializationSchema<Alert> alerts,
      DeserializationSchema<Clock> clocks,
      DeserializationSchema<PartnerProfile> profiles,
      DeserializationSchema<io.channelwatch.events.RulesUpdate> rules,
      DeserializationSchema<io.channelwatch.events.Silence> silences) {}

  /** A decoder that finds schemas in the connection's registry. */
  static RecordDecoder of(Connection connection) {
    return new RecordDecoder(
        connection,
        () ->
            new Schemas(
                schema(Alert.class, connection),
                schema(Clock.class, connection),
                schema(PartnerProfile.class, connection),
                schema(io.channelwatch.events.RulesUpdate.class, connection),
                schema(io.channelwatch.events.Silence.class, connection)));
  }

  private static <T extends SpecificRecord> DeserializationSchema<T> schema(
      Class<T> type, Connection connection) {
    return ConfluentRegistryAvroDeserializationSchema.forSpecific(
        type, connection.registry(), connection.credentials());
  }

  List<String> topics() {
    return topics.topics();
  }

  boolean isClock(String topic) {
    return topic.equals(topics.clock());
  }

  /**
   * Decodes a record.
   *
   * @throws IOException if the registry does not answer
   */
  Fetched decode(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (record.value() == null
        && record.topic().equals(topics.silences())
        && record.key() != null) {
      String id = new String(record.key(), StandardCharsets.UTF_8);
      return fetched(
          record, record.timestamp(), Feed.of(Ruling.of(Silence.lifted(id, record.timestamp()))));
    } else if (record.value() == null && record.topic().equals(topics.profiles())) {
      // Who looked after a partner does so until its last alert has ended.
      return fetched(record, record.timestamp(), new Feed(null, null, null));
    } else if (record.value() == null) {
      return rejected(record, "tombstone", "The record has no value.");
    }
    try {
      return decoded(record);
    } catch (EOFException | RuntimeException e) {
      // Bytes that are no Avro can make a decoder fail in any way.
      return undecodable(record, e);
    } catch (IOException e) {
      if (record.value().length < 5 || record.value()[0] != 0 || isUnknownSchema(e)) {
        return undecodable(record, e);
      }
      throw e;
    }
  }

  private Fetched undecodable(ConsumerRecord<byte[], byte[]> record, Exception e) {
    // Flink's decoders read ahead: what is left of this record would be taken for the next one.
    schemas = fresh.get();
    String message = e.getMessage();
    return rejected(record, "undecodable", message == null ? e.getClass().getName() : message);
  }

  private Fetched decoded(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (isClock(record.topic())) {
      return fetched(
          record, schemas.clocks().deserialize(record.value()).getAt().toEpochMilli(), null);
    }
    if (record.topic().equals(topics.rules())) {
      io.channelwatch.events.RulesUpdate update = schemas.rules().deserialize(record.value());
      Feed feed = Feed.of(Ruling.of(update(update)));
      return fetched(record, record.timestamp(), feed);
    } else if (record.topic().equals(topics.silences())) {
      Silence silence =
          AvroSilence.silence(schemas.silences().deserialize(record.value()), record.timestamp());
      return fetched(record, record.timestamp(), Feed.of(Ruling.of(silence)));
    } else if (record.topic().equals(topics.profiles())) {
      ContactsChange contacts =
          AvroContacts.contacts(schemas.profiles().deserialize(record.value()), record.timestamp());
      return fetched(record, record.timestamp(), Feed.of(PartnerNews.of(contacts)));
    }
    Alert alert = schemas.alerts().deserialize(record.value());
    return fetched(
        record, alert.getAt().toEpochMilli(), Feed.of(PartnerNews.of(AvroAlert.incoming(alert))));
  }

  private static RulesUpdate update(io.channelwatch.events.RulesUpdate update) {
    return new RulesUpdate(
        update.getProgram(),
        update.getVersion(),
        Map.copyOf(update.getFiles()),
        update.getAppliedBy(),
        update.getAppliedAt().toEpochMilli());
  }

  private static boolean isUnknownSchema(IOException e) {
    return e.getCause() instanceof RestClientException refusal && refusal.getStatus() == 404;
  }

  private static Fetched rejected(
      ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
    Rejected rejected =
        new Rejected(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key() == null ? new byte[0] : record.key(),
            record.value() == null ? new byte[0] : record.value(),
            reason,
            detail);
    return fetched(record, record.timestamp(), Feed.of(rejected));
  }

  private static Fetched fetched(
      ConsumerRecord<byte[], byte[]> record, long instant, @Nullable Feed feed) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return new Fetched(partition, record.offset(), instant, feed);
  }
}
