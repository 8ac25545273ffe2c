package io.channelwatch.alerting.sink;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;

/** Kafka sinks for records that are ready to be written. */
public final class WrittenSink {

  private static final String TRANSACTION_TIMEOUT_MILLIS = "900000";

  /** An alert takes some kilobytes: Kafka's default would send three or four at a time. */
  private static final String BATCH_BYTES = "131072";

  private WrittenSink() {}

  /** Writes at once; after a crash some records are written again. */
  public static AtLeastOnceSink<Written> atLeastOnce(Map<String, String> kafka) {
    return new AtLeastOnceSink<>(builder(kafka, DeliveryGuarantee.AT_LEAST_ONCE).build());
  }

  /**
   * Writes in transactions that become visible at checkpoints.
   *
   * @param name tells this sink's transactions from others'
   */
  public static KafkaSink<Written> exactlyOnce(Map<String, String> kafka, String name) {
    Properties transactions = new Properties();
    transactions.put("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS);
    transactions.putAll(kafka);
    return builder(Map.of(), DeliveryGuarantee.EXACTLY_ONCE)
        .setKafkaProducerConfig(transactions)
        .setTransactionalIdPrefix(name)
        .build();
  }

  private static KafkaSinkBuilder<Written> builder(
      Map<String, String> kafka, DeliveryGuarantee guarantee) {
    Properties properties = new Properties();
    properties.put("batch.size", BATCH_BYTES);
    properties.putAll(kafka);
    return KafkaSink.<Written>builder()
        .setKafkaProducerConfig(properties)
        .setRecordSerializer(new WrittenSchema())
        .setDeliveryGuarantee(guarantee);
  }
}
