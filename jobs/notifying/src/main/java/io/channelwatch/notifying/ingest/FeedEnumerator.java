package io.channelwatch.notifying.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the one split to the first reader that is there. */
final class FeedEnumerator implements SplitEnumerator<FeedSplit, List<FeedSplit>> {
  private final SplitEnumeratorContext<FeedSplit> context;
  private final List<FeedSplit> unassigned;

  FeedEnumerator(SplitEnumeratorContext<FeedSplit> context, List<FeedSplit> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    addReader(subtask);
  }

  @Override
  public void addSplitsBack(List<FeedSplit> splits, int subtask) {
    unassigned.addAll(splits);
  }

  @Override
  public void addReader(int subtask) {
    unassigned.forEach(split -> context.assignSplit(split, subtask));
    unassigned.clear();
  }

  @Override
  public List<FeedSplit> snapshotState(long checkpointId) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() {}
}
