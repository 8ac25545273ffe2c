package io.channelwatch.notifying.record;

import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.config.Settings;
import io.channelwatch.notifying.ingest.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes refused records to the dead letters, keyed by where they stood. */
public final class RejectedSerializer implements KafkaRecordSerializationSchema<Rejected> {
  private static final long serialVersionUID = 1;
  private static final String JOB = "notifying";

  private final String topic;
  private final WireWriter<DeadLetter> writer;

  /** Writes to the settings' topic, with schemas from their registry. */
  public RejectedSerializer(Settings settings) {
    this.topic = settings.topics().deadLetters();
    this.writer = new WireWriter<>(DeadLetter.class, topic, settings);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Rejected rejected, KafkaSinkContext context, @Nullable Long timestamp) {
    String key = rejected.topic() + '|' + rejected.partition() + '|' + rejected.offset();
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(rejected.topic())
            .setPartition(rejected.partition())
            .setOffset(rejected.offset())
            .setTimestamp(Instant.ofEpochMilli(rejected.timestamp()))
            .setKey(rejected.key().length == 0 ? null : ByteBuffer.wrap(rejected.key()))
            .setValue(ByteBuffer.wrap(rejected.value()))
            .setReason(rejected.reason())
            .setDetail(rejected.detail())
            .setJob(JOB)
            .setAt(Instant.now())
            .build();
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), writer.write(letter));
  }
}
