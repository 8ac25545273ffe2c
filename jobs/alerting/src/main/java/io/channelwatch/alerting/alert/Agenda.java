package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.ingest.PartnerRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What is to be done for each partner of one task, and when: records that wait for the tick at
 * which they count, and the instant for which the partner asked to be evaluated. On the heap; all
 * of it can be made again from what a checkpoint holds.
 */
final class Agenda {

  /** Nothing is due. */
  static final long NONE = Long.MAX_VALUE;

  /** Of one partner. */
  static final class Entry {

    /** Of one that is not in the queue. */
    static final int NOWHERE = -1;

    private final String partnerId;
    private final WaitingRecords records = new WaitingRecords();
    private boolean known;

    /** Where it stands in the queue, which sets it. */
    int place = NOWHERE;

    /** For which instant it stands there. */
    long queuedFor = NONE;

    private Entry(String partnerId) {
      this.partnerId = partnerId;
    }

    String partnerId() {
      return partnerId;
    }

    WaitingRecords records() {
      return records;
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final DueQueue queue = new DueQueue();
  private int partners;

  /** A record that counts from a tick on. */
  void add(long tick, PartnerRecord waiting) {
    Entry entry = entries.computeIfAbsent(waiting.partnerId(), Entry::new);
    entry.records.add(tick, waiting);
    if (tick < entry.queuedFor) {
      queue(entry, tick);
    }
  }

  /**
   * A partner is due at an instant, unless a record of it counts before; NONE: by records alone.
   */
  void wake(String partner, long instant) {
    wake(entries.computeIfAbsent(partner, Entry::new), instant);
  }

  /** The same. */
  void wake(Entry entry, long instant) {
    if (!entry.known) {
      entry.known = true;
      partners++;
    }
    long due = Math.min(instant, entry.records.nextTick());
    if (due != entry.queuedFor) {
      queue(entry, due);
    }
  }

  /** How many partners were given a wake. */
  int partners() {
    return partners;
  }

  /** Each partner stands in the queue once, however often it is due between two days. */
  private void queue(Entry entry, long tick) {
    entry.queuedFor = tick;
    if (tick == NONE) {
      queue.remove(entry);
    } else {
      queue.put(entry);
    }
  }

  /** Takes out the partners that are due up to an instant; each is to be given back by a wake. */
  List<Entry> takeUntil(long instant) {
    List<Entry> due = new ArrayList<>();
    for (Entry first = queue.first();
        first != null && first.queuedFor <= instant;
        first = queue.first()) {
      queue(first, NONE);
      due.add(first);
    }
    return due;
  }

  /** The partners of which anything is known at an instant; each is to be given back by a wake. */
  List<Entry> knownBy(long instant) {
    return entries.values().stream()
        .filter(entry -> entry.known || entry.records.nextTick() <= instant)
        .toList();
  }

  /** The last tick for which a record waits; {@link Long#MIN_VALUE} if none does. */
  long lastRecordTick() {
    long last = Long.MIN_VALUE;
    for (Entry entry : entries.values()) {
      last = Math.max(last, entry.records.lastTick());
    }
    return last;
  }

  /** Shows each partner of which records wait, with all of them. */
  void forEachWaiting(BiConsumer<String, List<PartnerRecord>> consumer) {
    for (Entry entry : entries.values()) {
      if (entry.records.nextTick() != NONE) {
        consumer.accept(entry.partnerId, entry.records.all());
      }
    }
  }
}
