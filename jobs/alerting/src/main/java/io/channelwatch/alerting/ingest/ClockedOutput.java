package io.channelwatch.alerting.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.jspecify.annotations.Nullable;

/**
 * Passes records on, notes them in their partition's clock, and gives the clocks as watermarks: an
 * instant of the clock is a watermark one millisecond earlier, since further records may carry the
 * very instant that was read last.
 */
final class ClockedOutput implements ReaderOutput<Received> {

  private final ReaderOutput<Received> output;
  private final Map<String, PartitionClock> clocks;
  private final Map<String, PartitionOutput> outputs = new HashMap<>();
  private boolean idle;

  ClockedOutput(ReaderOutput<Received> output, Map<String, PartitionClock> clocks) {
    this.output = output;
    this.clocks = clocks;
  }

  /** Gives each partition's clock as its watermark; where all are left out, the latest of them. */
  void emitClocks() {
    long last = PartitionClock.UNKNOWN;
    boolean allLeftOut = !clocks.isEmpty();
    for (Map.Entry<String, PartitionClock> entry : clocks.entrySet()) {
      PartitionClock clock = entry.getValue();
      createOutputForSplit(entry.getKey()).emit(clock);
      allLeftOut &= clock.isLeftOut();
      last = Math.max(last, clock.lastTick());
    }
    if (allLeftOut && last != PartitionClock.UNKNOWN) {
      output.emitWatermark(new Watermark(last));
    }
    if (allLeftOut != idle) {
      idle = allLeftOut;
      if (idle) {
        output.markIdle();
      } else {
        output.markActive();
      }
    }
  }

  @Override
  public PartitionOutput createOutputForSplit(String splitId) {
    return outputs.computeIfAbsent(
        splitId, id -> new PartitionOutput(output.createOutputForSplit(id), clocks.get(id)));
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    outputs.remove(splitId);
    clocks.remove(splitId);
    output.releaseOutputForSplit(splitId);
  }

  @Override
  public void collect(Received received) {
    throw new IllegalStateException("a record without its partition: " + received.topic());
  }

  @Override
  public void collect(Received received, long timestamp) {
    collect(received);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }

  /** One partition's records and its own watermark. */
  static final class PartitionOutput implements SourceOutput<Received> {

    private final SourceOutput<Received> split;
    private final @Nullable PartitionClock clock;
    private long emitted = PartitionClock.UNKNOWN;
    private boolean leftOut;

    private PartitionOutput(SourceOutput<Received> split, @Nullable PartitionClock clock) {
      this.split = split;
      this.clock = clock;
    }

    private void emit(PartitionClock now) {
      if (now.isLeftOut() != leftOut) {
        leftOut = now.isLeftOut();
        if (leftOut) {
          split.markIdle();
        } else {
          split.markActive();
        }
      }
      long instant = now.instant();
      if (!leftOut && instant > emitted) {
        emitted = instant;
        split.emitWatermark(new Watermark(instant - 1));
      }
    }

    private void note(Received received) {
      if (clock != null) {
        clock.read(received.offset(), received.timestamp());
      }
    }

    @Override
    public void collect(Received received) {
      split.collect(received);
      note(received);
    }

    @Override
    public void collect(Received received, long timestamp) {
      split.collect(received, timestamp);
      note(received);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      split.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      split.markIdle();
    }

    @Override
    public void markActive() {
      split.markActive();
    }
  }
}
