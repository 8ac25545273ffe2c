package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.ingest.KnownOrder;
import io.channelwatch.alerting.ingest.PartnerRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One partner's records that wait, each for the tick at which it counts. */
final class WaitingRecords {

  private record Waiting(long tick, PartnerRecord entry) {}

  private static final Comparator<Waiting> IN_ORDER =
      Comparator.comparingLong(Waiting::tick).thenComparing(Waiting::entry, KnownOrder.INSTANCE);

  private final List<Waiting> records = new ArrayList<>();
  private int taken;
  private long nextTick = Agenda.NONE;
  private boolean inOrder = true;

  void add(long tick, PartnerRecord entry) {
    Waiting added = new Waiting(tick, entry);
    if (taken > 0 && taken >= records.size() / 2) {
      records.subList(0, taken).clear();
      taken = 0;
    }
    inOrder &= records.isEmpty() || IN_ORDER.compare(records.get(records.size() - 1), added) <= 0;
    records.add(added);
    nextTick = Math.min(nextTick, tick);
  }

  /** The first tick for which any of them waits; {@link Agenda#NONE} if there are none. */
  long nextTick() {
    return nextTick;
  }

  /** The last tick for which any of them waits; {@link Long#MIN_VALUE} if there are none. */
  long lastTick() {
    sort();
    return records.isEmpty() ? Long.MIN_VALUE : records.get(records.size() - 1).tick;
  }

  /** Takes out the first record, which waits for {@link #nextTick}. */
  PartnerRecord take() {
    sort();
    PartnerRecord first = records.get(taken++).entry;
    if (taken == records.size()) {
      records.clear();
      taken = 0;
      nextTick = Agenda.NONE;
    } else {
      nextTick = records.get(taken).tick;
    }
    return first;
  }

  /** All of them. */
  List<PartnerRecord> all() {
    sort();
    return records.subList(taken, records.size()).stream().map(Waiting::entry).toList();
  }

  private void sort() {
    if (!inOrder) {
      records.subList(taken, records.size()).sort(IN_ORDER);
      inOrder = true;
    }
  }
}
