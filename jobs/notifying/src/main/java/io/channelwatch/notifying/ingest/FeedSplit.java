package io.channelwatch.notifying.ingest;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.kafka.common.TopicPartition;

/** All partitions of all topics as the one thing to read: the next offset of each. */
public record FeedSplit(Map<TopicPartition, Long> offsets) implements SourceSplit {
  static final String ID = "feed";

  @Override
  public String splitId() {
    return ID;
  }
}
