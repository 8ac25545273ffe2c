package io.channelwatch.benchmarks.limit;

import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.config.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the input topics to their present end with a bare consumer, on one thread. */
final class InputReader implements AutoCloseable {

  private static final Duration WAIT = Duration.ofMillis(100);

  /** So many records of a partition that is ahead of others are held. */
  private static final int HELD = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> held =
      new HashMap<>();

  private InputReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  static InputReader open(Settings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (InputTopic topic : InputTopic.values()) {
      consumer
          .partitionsFor(topic.name(settings.topics()))
          .forEach(at -> partitions.add(new TopicPartition(at.topic(), at.partition())));
    }
    return new InputReader(consumer, partitions);
  }

  /** Shows all records as they come. */
  void forEach(Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    while (!ends.keySet().stream().allMatch(this::isRead)) {
      consumer.poll(WAIT).forEach(taken);
    }
  }

  /** Shows all records in the order of their timestamps, which each partition must keep. */
  void forEachInOrder(Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    ends.keySet().forEach(partition -> held.put(partition, new ArrayDeque<>()));
    while (!held.isEmpty()) {
      consumer.poll(WAIT).forEach(this::hold);
      held.forEach(
          (partition, records) -> {
            if (records.size() > HELD) {
              consumer.pause(List.of(partition));
            } else {
              consumer.resume(List.of(partition));
            }
          });
      drain(taken);
    }
  }

  private void hold(ConsumerRecord<byte[], byte[]> record) {
    held.getOrDefault(new TopicPartition(record.topic(), record.partition()), new ArrayDeque<>())
        .add(record);
  }

  /** Hands on what no record that is still to come can precede. */
  private void drain(Consumer<ConsumerRecord<byte[], byte[]>> taken) {
    while (true) {
      held.entrySet().removeIf(entry -> entry.getValue().isEmpty() && isRead(entry.getKey()));
      ArrayDeque<ConsumerRecord<byte[], byte[]>> first = first();
      if (first == null) {
        return;
      }
      long until = secondTimestamp(first);
      while (!first.isEmpty() && first.getFirst().timestamp() <= until) {
        taken.accept(first.removeFirst());
      }
    }
  }

  /** The partition whose record comes next; null while one has none to compare. */
  private @Nullable ArrayDeque<ConsumerRecord<byte[], byte[]>> first() {
    ArrayDeque<ConsumerRecord<byte[], byte[]>> first = null;
    for (ArrayDeque<ConsumerRecord<byte[], byte[]>> records : held.values()) {
      if (records.isEmpty()) {
        return null;
      }
      if (first == null || records.getFirst().timestamp() < first.getFirst().timestamp()) {
        first = records;
      }
    }
    return first;
  }

  private long secondTimestamp(ArrayDeque<ConsumerRecord<byte[], byte[]>> first) {
    long second = Long.MAX_VALUE;
    for (ArrayDeque<ConsumerRecord<byte[], byte[]>> records : held.values()) {
      if (!sameQueue(records, first)) {
        second = Math.min(second, records.getFirst().timestamp());
      }
    }
    return second;
  }

  @SuppressWarnings("ReferenceEquality") // which queue it is, not what it holds
  private static boolean sameQueue(ArrayDeque<?> one, ArrayDeque<?> other) {
    return one == other;
  }

  private boolean isRead(TopicPartition partition) {
    return consumer.position(partition) >= ends.getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
