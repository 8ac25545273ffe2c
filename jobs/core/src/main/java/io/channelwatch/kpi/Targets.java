package io.channelwatch.kpi;

import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The partner's targets by metric and period; removals are kept, so that none comes back. */
final class Targets {

  /** Before all others: of a target without {@code updated_at}. */
  private static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  private static final int REMOVED = 1;
  private static final int DATED = 2;

  private record Entry(int start, int end, long value, long updatedAt, boolean removed) {}

  private final Touched touched;
  private final TreeMap<String, List<Entry>> byMetric = new TreeMap<>();

  Targets(Touched touched) {
    this.touched = touched;
  }

  /**
   * Takes up a target; false if it changes nothing.
   *
   * @param value in the program's currency, if it is money
   */
  boolean apply(Target target, long value) {
    Long updatedAt = target.updatedAt();
    return put(
        target.metric(),
        new Entry(
            target.periodStart(),
            target.periodEnd(),
            value,
            updatedAt == null ? FROM_THE_BEGINNING : updatedAt,
            false));
  }

  /** Takes up a removal that became known at an instant; false if it changes nothing. */
  boolean remove(TargetRemoved target, long knownAt) {
    return put(
        target.metric(), new Entry(target.periodStart(), target.periodEnd(), 0, knownAt, true));
  }

  /** The target for exactly these days, the end exclusive, in units; absent if there is none. */
  double find(String metric, int start, int end) {
    List<Entry> entries = byMetric.get(metric);
    if (entries != null) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        Entry entry = entries.get(i);
        if (entry.start == start && entry.end == end) {
          return entry.removed ? Double.NaN : entry.value / 10_000.0;
        }
      }
    }
    return Double.NaN;
  }

  /** Forgets the targets of periods that were over on a day. */
  void forgetEndedBefore(int day) {
    byMetric.values().forEach(entries -> entries.removeIf(entry -> entry.end < day));
    byMetric.values().removeIf(List::isEmpty);
  }

  void write(Encoder out) {
    out.count(byMetric.size());
    for (Map.Entry<String, List<Entry>> metric : byMetric.entrySet()) {
      out.text(metric.getKey());
      out.count(metric.getValue().size());
      int before = 0;
      for (Entry entry : metric.getValue()) {
        out.signed((long) entry.start - before);
        out.signed((long) entry.end - entry.start);
        before = entry.end;
        out.octet((entry.removed ? REMOVED : 0) | (isDated(entry) ? DATED : 0));
        out.amount(entry.value);
        if (isDated(entry)) {
          out.instant(entry.updatedAt);
        }
      }
    }
  }

  void read(Decoder in) {
    for (int metrics = in.count(); metrics > 0; metrics--) {
      String metric = in.text();
      List<Entry> entries = new ArrayList<>();
      int before = 0;
      for (int rest = in.count(); rest > 0; rest--) {
        int start = (int) (before + in.signed());
        int end = (int) (start + in.signed());
        before = end;
        int marks = in.octet();
        long value = in.amount();
        long updatedAt = (marks & DATED) != 0 ? in.instant() : FROM_THE_BEGINNING;
        entries.add(new Entry(start, end, value, updatedAt, (marks & REMOVED) != 0));
      }
      byMetric.put(metric, entries);
    }
  }

  private static boolean isDated(Entry entry) {
    return entry.updatedAt != FROM_THE_BEGINNING;
  }

  private boolean put(String metric, Entry entry) {
    List<Entry> entries = byMetric.computeIfAbsent(metric, name -> new ArrayList<>());
    for (Entry known : entries) {
      if (known.start == entry.start && known.end == entry.end) {
        if (entry.updatedAt < known.updatedAt || entry.equals(known)) {
          return false;
        }
        entries.remove(known);
        break;
      }
    }
    entries.add(entry);
    entries.sort(Comparator.comparingInt(Entry::start).thenComparingInt(Entry::end));
    touched.touchTargets();
    return true;
  }
}
