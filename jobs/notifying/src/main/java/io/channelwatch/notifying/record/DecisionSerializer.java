package io.channelwatch.notifying.record;

import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerts.Notification;
import io.channelwatch.config.Settings;
import io.channelwatch.notification.Decision;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes decisions keyed by their recipient, at the instant of the decision. */
public final class DecisionSerializer implements KafkaRecordSerializationSchema<Decision> {
  private static final long serialVersionUID = 1;

  private final String topic;
  private final WireWriter<Notification> writer;

  /** Writes to the settings' topic, with schemas from their registry. */
  public DecisionSerializer(Settings settings) {
    this.topic = settings.topics().notifications();
    this.writer = new WireWriter<>(Notification.class, topic, settings);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Decision decision, KafkaSinkContext context, @Nullable Long timestamp) {
    byte[] key = decision.recipient().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = writer.write(AvroDecision.notification(decision));
    return new ProducerRecord<>(topic, null, decision.at(), key, bytes);
  }
}
