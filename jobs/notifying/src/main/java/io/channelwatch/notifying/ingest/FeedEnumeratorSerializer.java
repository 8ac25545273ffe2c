package io.channelwatch.notifying.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the splits that no reader has into checkpoints. */
final class FeedEnumeratorSerializer implements SimpleVersionedSerializer<List<FeedSplit>> {
  private final FeedSplitSerializer splits = new FeedSplitSerializer();

  @Override
  public int getVersion() {
    return splits.getVersion();
  }

  @Override
  public byte[] serialize(List<FeedSplit> unassigned) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(unassigned.size());
    for (FeedSplit split : unassigned) {
      byte[] bytes = splits.serialize(split);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public List<FeedSplit> deserialize(int version, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    List<FeedSplit> unassigned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      byte[] split = new byte[in.readInt()];
      in.readFully(split);
      unassigned.add(splits.deserialize(version, split));
    }
    return unassigned;
  }
}
