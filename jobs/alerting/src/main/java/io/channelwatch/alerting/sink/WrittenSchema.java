package io.channelwatch.alerting.sink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Hands records that are ready to the producer. */
public final class WrittenSchema implements KafkaRecordSerializationSchema<Written> {

  private static final long serialVersionUID = 1;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Written record, KafkaSinkContext context, @Nullable Long timestamp) {
    return new ProducerRecord<>(
        record.topic(),
        null,
        record.timestamp(),
        record.key().getBytes(StandardCharsets.UTF_8),
        record.value());
  }
}
