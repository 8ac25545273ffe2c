package io.channelwatch.cli.backtest;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A bounded source that gives a feed of this process, in one task; its watermarks are the clock.
 */
final class LocalSource<T> implements Source<T, NoSplit, NoSplit> {

  private static final long serialVersionUID = 1;

  private final Handover<Feed<T>> feed;

  LocalSource(Handover<Feed<T>> feed) {
    this.feed = feed;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<T, NoSplit> createReader(SourceReaderContext context) {
    return new LocalReader<>(feed.take());
  }

  @Override
  public SplitEnumerator<NoSplit, NoSplit> createEnumerator(
      SplitEnumeratorContext<NoSplit> context) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, NoSplit checkpoint) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return NoSplit.SERIALIZER;
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
    return NoSplit.SERIALIZER;
  }
}
