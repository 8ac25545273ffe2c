package io.channelwatch.notifying.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.conventions.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How far the topics were read, as checkpoints keep it. */
class FeedSplitSerializerTest {

  private static final String FILE = "feed-splits.bin";
  private static final FeedEnumeratorSerializer SERIALIZER = new FeedEnumeratorSerializer();
  private static final List<FeedSplit> SPLITS =
      List.of(new FeedSplit(Map.of(new TopicPartition("alerts", 2), 41L)), new FeedSplit(Map.of()));

  @Test
  void theFormIsThatOfTheLatestRelease() throws IOException {
    Golden.holdForm(FILE, now());
  }

  @Test
  void theOffsetsOfAnyReleaseAreRead() throws IOException {
    for (byte[] kept : Golden.bytes(FILE, now()).values()) {
      ByteBuffer file = ByteBuffer.wrap(kept);
      int version = file.getInt();
      byte[] bytes = new byte[file.remaining()];
      file.get(bytes);
      assertThat(SERIALIZER.deserialize(version, bytes)).isEqualTo(SPLITS);
    }
  }

  @Test
  void offsetsOfManyPartitionsComeBack() throws IOException {
    Map<TopicPartition, Long> offsets =
        new TreeMap<>(Comparator.comparing(TopicPartition::toString));
    for (int i = 0; i < 9; i++) {
      offsets.put(new TopicPartition("alerts", i), 1L << (7 * i));
    }
    byte[] bytes = SERIALIZER.serialize(List.of(new FeedSplit(offsets)));
    assertThat(SERIALIZER.deserialize(SERIALIZER.getVersion(), bytes))
        .containsExactly(new FeedSplit(Map.copyOf(offsets)));
  }

  /** The version, which Flink keeps beside the bytes, and the bytes. */
  private static byte[] now() throws IOException {
    byte[] bytes = SERIALIZER.serialize(SPLITS);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(SERIALIZER.getVersion())
        .put(bytes)
        .array();
  }
}
