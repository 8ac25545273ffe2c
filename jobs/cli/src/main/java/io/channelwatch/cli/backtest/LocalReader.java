package io.channelwatch.cli.backtest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Gives a feed, and its clock now and then, whenever an instant is through. */
final class LocalReader<T> implements SourceReader<T, NoSplit> {

  /** A watermark makes every task look for what is due, so not each instant gets its own. */
  private static final int BETWEEN_WATERMARKS = 50_000;

  private final Feed<T> feed;
  private long clock = Feed.BEGINNING;
  private int sinceWatermark;

  LocalReader(Feed<T> feed) {
    this.feed = feed;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) {
    if (!feed.hasNext()) {
      if (feed.end() > clock) {
        output.emitWatermark(new Watermark(feed.end()));
      }
      return InputStatus.END_OF_INPUT;
    }
    T next = feed.next();
    long instant = feed.instant();
    if (++sinceWatermark >= BETWEEN_WATERMARKS && instant > clock + 1) {
      clock = instant - 1;
      sinceWatermark = 0;
      output.emitWatermark(new Watermark(clock));
    }
    output.collect(next, instant);
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public List<NoSplit> snapshotState(long checkpoint) {
    return List.of();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<NoSplit> splits) {}

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() {}
}
