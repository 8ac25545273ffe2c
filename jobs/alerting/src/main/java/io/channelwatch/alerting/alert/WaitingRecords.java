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

  private List<Waiting> records = new ArrayList<>();
  private int taken;
  private long nextTick = Agenda.NONE;
  private boolean sorted = true;

  void add(long tick, PartnerRecord entry) {
    records.add(new Waiting(tick, entry));
    nextTick = Math.min(nextTick, tick);
    sorted = false;
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
    if (!sorted) {
      records = new ArrayList<>(records.subList(taken, records.size()));
      records.sort(IN_ORDER);
      taken = 0;
      sorted = true;
    }
  }
}
