package io.channelwatch.alerting.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records out of Kafka as they are; what they say is read in the next step. */
final class ReceivedSchema implements KafkaRecordDeserializationSchema<Received> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<Received> out) {
    out.collect(
        new Received(
            in.topic(), in.partition(), in.offset(), in.timestamp(), in.key(), in.value()));
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return TypeInformation.of(Received.class);
  }
}
