package io.channelwatch.notifying.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads all topics with one consumer and holds each clock record back until everything that had
 * been written by then was read: a clock record promises that the alerts before it are written, and
 * the end offsets that are asked for after it came say where they end.
 */
final class FeedSplitReader implements SplitReader<Fetched, FeedSplit> {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private @Nullable Fetched clock;
  private @Nullable Fetched laterClock;
  private @Nullable Map<TopicPartition, Long> ends;

  FeedSplitReader(Consumer<byte[], byte[]> consumer, RecordDecoder decoder) {
    this.consumer = consumer;
    this.decoder = decoder;
  }

  @Override
  public RecordsWithSplitIds<Fetched> fetch() throws IOException {
    RecordsBySplits.Builder<Fetched> fetched = new RecordsBySplits.Builder<>();
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
        Fetched decoded = decoder.decode(record);
        if (decoded.feed() != null) {
          fetched.add(FeedSplit.ID, decoded);
        } else if (clock == null) {
          clock = decoded;
        } else {
          laterClock = decoded;
        }
      }
      release(fetched);
    } catch (WakeupException e) {
      // What was held stays held; the next fetch goes on.
      return fetched.build();
    }
    return fetched.build();
  }

  private void release(RecordsBySplits.Builder<Fetched> fetched) {
    if (clock == null) {
      return;
    }
    if (ends == null) {
      // One answer serves all clock records that came before the question.
      clock = laterClock == null ? clock : laterClock;
      laterClock = null;
      ends = consumer.endOffsets(others());
    }
    boolean read =
        ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    if (read) {
      fetched.add(FeedSplit.ID, clock);
      clock = laterClock;
      laterClock = null;
      ends = null;
    }
  }

  private Set<TopicPartition> others() {
    return consumer.assignment().stream()
        .filter(partition -> !decoder.isClock(partition.topic()))
        .collect(Collectors.toSet());
  }

  @Override
  public void handleSplitsChanges(SplitsChange<FeedSplit> change) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : decoder.topics()) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        throw new IllegalStateException("the topic " + topic + " does not exist");
      }
      for (PartitionInfo partition : found) {
        partitions.add(new TopicPartition(topic, partition.partition()));
      }
    }
    consumer.assign(partitions);
    for (FeedSplit split : change.splits()) {
      Map<TopicPartition, Long> offsets = split.offsets();
      for (TopicPartition partition : partitions) {
        Long next = offsets.get(partition);
        if (next == null) {
          consumer.seekToBeginning(List.of(partition));
        } else {
          consumer.seek(partition, next);
        }
      }
    }
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
