package io.channelwatch.alerting.ingest;

import io.channelwatch.config.Settings.ClockMode;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one partition has come: the highest Kafka timestamp read from it, or, while it is read to
 * its end, the wall clock less the margin. A partition with reference data gives nothing until it
 * has been read to its end once. In data mode a partition read to its end is left out.
 */
final class PartitionClock {

  /** Nothing is known yet. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private final TopicPartition partition;
  private final ClockMode mode;
  private final long margin;
  private final long interval;
  private final long maxFutureSkew;
  private boolean complete;
  private boolean atEnd;
  private long position;
  private long highest = UNKNOWN;
  private long newest = UNKNOWN;
  private long instant = UNKNOWN;

  /**
   * A partition of which nothing has been read.
   *
   * @param position the offset of the next record; negative while it is not known
   */
  PartitionClock(TopicPartition partition, ClockedSource.ClockRules rules, long position) {
    this.partition = partition;
    this.mode = rules.mode();
    this.margin = rules.margin();
    this.interval = rules.interval();
    this.maxFutureSkew = rules.maxFutureSkew();
    this.complete = !rules.referenceTopics().contains(partition.topic());
    this.position = position;
  }

  /** A record with that offset and timestamp has been passed on. */
  void read(long offset, long timestamp) {
    position = offset + 1;
    atEnd = false;
    if (timestamp <= highest || isFromTheFuture(timestamp)) {
      return;
    }
    highest = timestamp;
    if (complete) {
      instant = Math.max(instant, highest);
    }
  }

  private boolean isFromTheFuture(long timestamp) {
    return mode == ClockMode.LIVE && timestamp > System.currentTimeMillis() + maxFutureSkew;
  }

  /** The broker says that, when asked at an instant of the wall clock, these were the offsets. */
  void asked(long askedAt, long beginning, long end) {
    position = Math.max(position, beginning);
    atEnd = position >= end;
    if (!atEnd) {
      return;
    }
    complete = true;
    instant = Math.max(instant, highest);
    if (mode == ClockMode.LIVE) {
      instant = Math.max(instant, askedAt - margin);
    }
  }

  /** There is nothing to read before that offset: what lies there is of no consumer's concern. */
  void skippedTo(long offset) {
    position = Math.max(position, offset);
  }

  /** The broker says that this is the highest timestamp in the partition, read or not. */
  void holds(long timestamp) {
    newest = Math.max(newest, timestamp);
  }

  /** The partition. */
  TopicPartition partition() {
    return partition;
  }

  /** The offset of the next record; negative while it is not known. */
  long position() {
    return position;
  }

  /** The instant up to which everything in the partition has been read. */
  long instant() {
    return instant;
  }

  /** Whether the partition has no say in the clock now. */
  boolean isLeftOut() {
    return mode == ClockMode.DATA && atEnd;
  }

  /**
   * The last evaluation that a record of the partition asks for: where a left out one stands. After
   * a restart it may have been read before, and nothing of it since.
   */
  long lastTick() {
    long last = Math.max(highest, newest);
    return last == UNKNOWN ? UNKNOWN : -Math.floorDiv(-last, interval) * interval;
  }
}
