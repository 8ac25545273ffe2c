package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.ingest.PartnerRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What is to be done when, for the partners of one task: records that wait for the tick at which
 * they count, and partners that ask to be evaluated at an instant. On the heap; both can be made
 * again from what a checkpoint holds.
 */
final class Ticks {

  /** No tick is due. */
  static final long NONE = Long.MAX_VALUE;

  private final TreeMap<Long, Map<String, List<PartnerRecord>>> records = new TreeMap<>();
  private final TreeMap<Long, Set<String>> wakes = new TreeMap<>();
  private final Map<String, Long> wakeAt = new HashMap<>();

  /** A record that counts from a tick on. */
  void add(long tick, PartnerRecord entry) {
    records
        .computeIfAbsent(tick, t -> new HashMap<>())
        .computeIfAbsent(entry.partnerId(), p -> new ArrayList<>())
        .add(entry);
  }

  /** A partner asks to be evaluated at an instant, and no longer at another; NONE: at none. */
  void wake(String partner, long instant) {
    Long before = wakeAt.put(partner, instant);
    if (before != null && before == instant) {
      return;
    }
    if (before != null && before != NONE) {
      Set<String> others = wakes.get(before);
      if (others != null && others.remove(partner) && others.isEmpty()) {
        wakes.remove(before);
      }
    }
    if (instant != NONE) {
      wakes.computeIfAbsent(instant, i -> new HashSet<>()).add(partner);
    }
  }

  /** The earliest tick at which something is to be done; {@link #NONE} if there is none. */
  long next() {
    long record = records.isEmpty() ? NONE : records.firstKey();
    long wake = wakes.isEmpty() ? NONE : wakes.firstKey();
    return Math.min(record, wake);
  }

  /** Takes out the records of a tick, by partner. */
  Map<String, List<PartnerRecord>> recordsOf(long tick) {
    Map<String, List<PartnerRecord>> due = records.remove(tick);
    return due == null ? Map.of() : due;
  }

  /** Takes out the partners that asked for a tick. */
  Set<String> partnersOf(long tick) {
    Set<String> due = wakes.remove(tick);
    if (due == null) {
      return Set.of();
    }
    due.forEach(partner -> wakeAt.put(partner, NONE));
    return due;
  }

  /** All partners that were ever evaluated here. */
  Set<String> partners() {
    return wakeAt.keySet();
  }

  /** The last tick for which a record waits; {@link Long#MIN_VALUE} if none does. */
  long lastRecordTick() {
    return records.isEmpty() ? Long.MIN_VALUE : records.lastKey();
  }

  /** Shows each partner with all its records that wait, in the order of their ticks. */
  void forEachWaiting(BiConsumer<String, List<PartnerRecord>> consumer) {
    Map<String, List<PartnerRecord>> waiting = new HashMap<>();
    for (Map<String, List<PartnerRecord>> tick : records.values()) {
      tick.forEach((p, list) -> waiting.computeIfAbsent(p, k -> new ArrayList<>()).addAll(list));
    }
    waiting.forEach(consumer);
  }
}
