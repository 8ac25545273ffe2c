package io.channelwatch.notifying.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.kafka.common.TopicPartition;

/** Hands on what was fetched, a clock record as a watermark, and remembers how far it came. */
// Flink closes its readers itself; that close() may be interrupted is how they are declared.
@SuppressWarnings("try")
final class FeedReader
    extends SingleThreadMultiplexSourceReaderBase<
        Fetched, Feed, FeedSplit, Map<TopicPartition, Long>> {

  FeedReader(Supplier<SplitReader<Fetched, FeedSplit>> fetcher, SourceReaderContext context) {
    super(fetcher, FeedReader::emit, context.getConfiguration(), context);
  }

  static void emit(Fetched fetched, SourceOutput<Feed> output, Map<TopicPartition, Long> offsets) {
    Feed feed = fetched.feed();
    if (feed == null) {
      // What the clock has not passed may still be followed by something of the same instant.
      output.emitWatermark(new Watermark(fetched.instant() - 1));
    } else {
      output.collect(feed, fetched.instant());
    }
    offsets.put(fetched.partition(), fetched.offset() + 1);
  }

  @Override
  protected Map<TopicPartition, Long> initializedState(FeedSplit split) {
    return new HashMap<>(split.offsets());
  }

  @Override
  protected FeedSplit toSplitType(String splitId, Map<TopicPartition, Long> offsets) {
    return new FeedSplit(Map.copyOf(offsets));
  }

  @Override
  protected void onSplitFinished(Map<String, Map<TopicPartition, Long>> finished) {}
}
