package io.channelwatch.notifying.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.common.TopicPartition;

/** Writes a split's offsets into checkpoints. */
final class FeedSplitSerializer implements SimpleVersionedSerializer<FeedSplit> {

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(FeedSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(split.offsets().size());
    for (Map.Entry<TopicPartition, Long> entry : split.offsets().entrySet()) {
      out.writeUTF(entry.getKey().topic());
      out.writeInt(entry.getKey().partition());
      out.writeLong(entry.getValue());
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public FeedSplit deserialize(int version, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      TopicPartition partition = new TopicPartition(in.readUTF(), in.readInt());
      offsets.put(partition, in.readLong());
    }
    return new FeedSplit(offsets);
  }
}
