package io.channelwatch.cli.backtest;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** The split of a source that has none, since there is but one reader and no checkpoint. */
record NoSplit() implements SourceSplit {

  static final SimpleVersionedSerializer<NoSplit> SERIALIZER = new Serializer();

  @Override
  public String splitId() {
    return "none";
  }

  private static final class Serializer implements SimpleVersionedSerializer<NoSplit> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(NoSplit split) {
      return new byte[0];
    }

    @Override
    public NoSplit deserialize(int version, byte[] serialized) {
      return new NoSplit();
    }
  }

  /** Has nothing to give out. */
  static final class Enumerator implements SplitEnumerator<NoSplit, NoSplit> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public NoSplit snapshotState(long checkpoint) {
      return new NoSplit();
    }

    @Override
    public void close() {}
  }
}
