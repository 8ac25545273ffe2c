package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.ingest.PartnerRecord;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/** How far one task has come, and the ticks at which counts what becomes known from then on. */
final class WatchClock {

  private static final String CLOCK = "clock";

  private final long interval;
  private final BroadcastState<String, Long> state;
  private long instant = Long.MIN_VALUE;

  /** Stands before everything; ticks are the multiples of an interval, in milliseconds. */
  WatchClock(OperatorStateStore store, long interval) throws Exception {
    this.interval = interval;
    this.state = store.getBroadcastState(new MapStateDescriptor<>(CLOCK, Types.STRING, Types.LONG));
  }

  /** The instant up to which everything has happened; {@link Long#MIN_VALUE}: nothing has. */
  long instant() {
    return instant;
  }

  /** Everything has happened up to an instant; the clock does not go back. */
  void reach(long reached) {
    instant = Math.max(instant, reached);
  }

  /** Whether what became known then comes too late for the tick at which it should have counted. */
  boolean isPast(long knownAt) {
    return knownAt <= instant && knownAt != PartnerRecord.FROM_THE_BEGINNING;
  }

  /** The first tick at or after something became known, or, where that is past, after the clock. */
  long tickOf(long knownAt) {
    boolean beforeTheClock =
        instant == Long.MIN_VALUE && knownAt == PartnerRecord.FROM_THE_BEGINNING;
    return beforeTheClock ? knownAt : ceil(Math.max(knownAt, instant + 1));
  }

  private long ceil(long at) {
    return -Math.floorDiv(-at, interval) * interval;
  }

  /** Gives a checkpoint what it keeps. */
  void store() throws Exception {
    state.put(CLOCK, instant);
  }

  /** Takes up a checkpoint's. */
  void restore() throws Exception {
    Long before = state.get(CLOCK);
    instant = before == null ? Long.MIN_VALUE : before;
  }
}
