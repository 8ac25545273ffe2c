package io.channelwatch.alerting.sink;

import io.channelwatch.config.Settings;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;

/**
 * How records of a topic are written: as Avro, behind the id that the registry gives its schema.
 */
public final class TopicSchema {

  private TopicSchema() {}

  /** Writes records of one type for a topic. */
  public static <T extends SpecificRecord> ConfluentRegistryAvroSerializationSchema<T> of(
      Class<T> type, String topic, Settings settings) {
    return ConfluentRegistryAvroSerializationSchema.forSpecific(
        type,
        topic + "-value",
        settings.schemaRegistry().url(),
        settings.schemaRegistry().properties());
  }
}
