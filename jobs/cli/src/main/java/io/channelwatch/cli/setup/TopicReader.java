package io.channelwatch.cli.setup;

import io.channelwatch.alerting.KafkaFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, without a group of its own. */
public final class TopicReader implements AutoCloseable {

  private static final Duration WAIT = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();

  private TopicReader(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Connects and goes to the beginning of the topics.
   *
   * @throws SetupFailure if the broker does not answer
   */
  public static TopicReader open(Map<String, String> kafka, List<String> topics) {
    Broker.requireAnswer(kafka);
    Map<String, Object> properties = new HashMap<>();
    properties.put("default.api.timeout.ms", "30000");
    properties.put("isolation.level", "read_committed");
    properties.put("allow.auto.create.topics", "false");
    properties.putAll(kafka);
    properties.put("enable.auto.commit", "false");
    TopicReader reader =
        new TopicReader(
            new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    try {
      for (String topic : topics) {
        reader.consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .forEach(reader.partitions::add);
      }
      reader.consumer.assign(reader.partitions);
      reader.consumer.seekToBeginning(reader.partitions);
      return reader;
    } catch (KafkaException e) {
      reader.close();
      throw new SetupFailure(
          "Kafka at %s cannot give %s: %s. Were the topics made with: channelwatch topics create?"
              .formatted(kafka.get("bootstrap.servers"), topics, KafkaFailure.words(e)),
          e);
    }
  }

  /** Hands on what there is by now, waiting at most so long for the first record. */
  public int poll(Duration patience, Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    var records = consumer.poll(patience);
    records.forEach(taken);
    return records.count();
  }

  /** Goes on with what stands at the last so many offsets of each partition. */
  public void skipToLast(int offsets) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) ->
                consumer.seek(
                    partition, Math.max(beginnings.getOrDefault(partition, 0L), end - offsets)));
  }

  /** How many offsets lie between the beginning and the present end; not all hold a record. */
  public long length() {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    return consumer.endOffsets(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - beginnings.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /**
   * Hands on everything up to the present end.
   *
   * @throws SetupFailure if the broker no longer answers
   */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (poll(WAIT, taken) == 0) {
          // Without an answer a poll gives nothing for ever; a question fails after a while.
          consumer.endOffsets(partitions);
        }
      }
    } catch (KafkaException e) {
      throw new SetupFailure("Kafka no longer answers: " + KafkaFailure.words(e), e);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
