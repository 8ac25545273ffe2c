package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own reader with a clock of its own: it notes what the reader passes on, asks the broker
 * where the partitions end, and gives each partition's clock as its watermark.
 */
@SuppressWarnings("try") // Flink's readers may throw anything when they close
final class ClockedReader implements SourceReader<Received, KafkaPartitionSplit> {

  /** A look tells where the reader is, and gives the clocks. */
  private static final int RECORDS_BETWEEN_LOOKS = 512;

  /** Of a reader with much to catch up with: so each partner takes up several records at a time. */
  private static final int LOOKS_BETWEEN_CLOCKS_FAR_BEHIND = 64;

  private final SourceReader<Received, KafkaPartitionSplit> reader;
  private final ClockRules rules;
  private final EndOffsets endOffsets;
  private final ClockLags lags;
  private final Map<String, PartitionClock> clocks = new HashMap<>();
  private final AtomicReference<EndOffsets.@Nullable Answer> answer = new AtomicReference<>();
  private volatile CompletableFuture<Void> answered = new CompletableFuture<>();
  private @Nullable ClockedOutput output;
  private boolean farBehind;
  private int recordsSinceLook;
  private int looksSinceClocks;

  ClockedReader(
      SourceReader<Received, KafkaPartitionSplit> reader, ClockRules rules, ClockLags lags) {
    this.reader = reader;
    this.rules = rules;
    this.lags = lags;
    this.endOffsets = new EndOffsets(rules, this::answered);
  }

  @Override
  public void start() {
    reader.start();
    endOffsets.start();
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    for (KafkaPartitionSplit split : splits) {
      clocks.put(
          split.splitId(),
          new PartitionClock(split.getTopicPartition(), rules, split.getStartingOffset()));
    }
    publishPositions();
    lags.publish(clocks.values());
    reader.addSplits(splits);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Received> out) throws Exception {
    if (output == null) {
      output = new ClockedOutput(out, clocks);
    }
    InputStatus status = reader.pollNext(output);
    EndOffsets.Answer news = answer.getAndSet(null);
    if (news != null) {
      take(news);
    }
    boolean more = status == InputStatus.MORE_AVAILABLE;
    if (news != null || !more || ++recordsSinceLook >= RECORDS_BETWEEN_LOOKS) {
      recordsSinceLook = 0;
      publishPositions();
      if (!farBehind || !more || ++looksSinceClocks >= LOOKS_BETWEEN_CLOCKS_FAR_BEHIND) {
        looksSinceClocks = 0;
        output.emitClocks();
      }
    }
    return status;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> records = reader.isAvailable();
    if (records.isDone()) {
      return records;
    }
    if (answer.get() != null) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.anyOf(records, answered).thenApply(any -> null);
  }

  /** On the asking thread: keeps the newest answer and wakes the task. */
  private void answered(EndOffsets.Answer news) {
    answer.set(news);
    CompletableFuture<Void> waiting = answered;
    answered = new CompletableFuture<>();
    waiting.complete(null);
  }

  private void take(EndOffsets.Answer news) {
    for (PartitionClock clock : clocks.values()) {
      Long end = news.ends().get(clock.partition());
      Long beginning = news.beginnings().get(clock.partition());
      clock.holds(news.newest().getOrDefault(clock.partition(), PartitionClock.UNKNOWN));
      clock.skippedTo(news.skips().getOrDefault(clock.partition(), -1L));
      if (end != null && beginning != null) {
        clock.asked(news.askedAt(), beginning, end);
      }
    }
    farBehind = news.farBehind();
    lags.publish(clocks.values());
  }

  private void publishPositions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    clocks.values().forEach(clock -> positions.put(clock.partition(), clock.position()));
    endOffsets.positions(positions);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return reader.snapshotState(checkpointId);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    reader.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    endOffsets.close();
    reader.close();
  }
}
