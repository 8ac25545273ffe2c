package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.DealVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All deals of a partner, and what each of them tells of the measures that were asked for: a
 * version that changes a deal withdraws what no longer holds and adds what now does.
 */
final class Deals {

  /** A measure that was asked for, and the series that is kept of it since. */
  private record Told(DealMeasure.Suffixed measure, Series series) {}

  private final FiscalCalendar calendar;
  private final Occurrences occurrences;
  private final Touched touched;
  private final KeyedTable<String, Deal> byId = new KeyedTable<>();
  private final OpenDeals open = new OpenDeals();
  private final DealList closed = new DealList();

  private final List<Told> told = new ArrayList<>(0);

  /** No closed deal closed before this day. */
  private int firstClosedDay = Integer.MAX_VALUE;

  Deals(FiscalCalendar calendar, Occurrences occurrences, Touched touched) {
    this.calendar = calendar;
    this.occurrences = occurrences;
    this.touched = touched;
  }

  OpenDeals open() {
    return open;
  }

  /** A deal, open or closed. */
  @Nullable Deal find(String id) {
    return byId.find(id);
  }

  Collection<Deal> closed() {
    return closed.all();
  }

  /**
   * Takes up a version of a deal; false if it changes nothing.
   *
   * @param amount in the program's currency
   * @param keptFrom a deal that closed before this day is forgotten at once, what it added is not
   */
  boolean apply(DealVersion version, long amount, int keptFrom) {
    Deal known = find(version.dealId());
    Deal deal = known == null ? Deal.of(version, amount) : known;
    boolean changed = known == null ? begin(deal) : change(deal, version, amount);
    if (!deal.isOpen() && calendar.day(deal.closedAt()) < keptFrom) {
      forget(deal);
    }
    return changed;
  }

  private boolean begin(Deal first) {
    keep(first);
    settle(null, first);
    return true;
  }

  private boolean change(Deal known, DealVersion version, long amount) {
    Deal before = known.copy();
    if (!known.take(version, amount)) {
      return false;
    }
    move(before, known);
    settle(before, known);
    return true;
  }

  /** Tells what occurred of a measure, and whatever changes from now on. */
  Series tell(DealMeasure.Suffixed measure) {
    Series series = occurrences.beginTold(measure.measure());
    List<Deal> counted = new ArrayList<>(open.all());
    counted.addAll(closed.all());
    counted.removeIf(deal -> measure.at(deal) == DealMeasure.NEVER);
    counted.sort(Comparator.comparingLong(measure::at));
    counted.forEach(deal -> occurrences.tell(series, 1, measure.at(deal), measure.value(deal)));
    told.add(new Told(measure, series));
    return series;
  }

  /** Forgets the deals that closed before a day. */
  void forgetClosedBefore(int day) {
    if (firstClosedDay >= day) {
      return;
    }
    List<Deal> over = new ArrayList<>();
    firstClosedDay = Integer.MAX_VALUE;
    for (Deal deal : closed.all()) {
      if (calendar.day(deal.closedAt()) < day) {
        over.add(deal);
      } else {
        noteClosedDay(deal);
      }
    }
    over.forEach(this::forget);
  }

  /** Forgets a closed deal; what it told stays. */
  private void forget(Deal deal) {
    byId.remove(deal.id());
    closed.remove(deal);
    DealMeasure.forEach(deal, occurrences::leave);
  }

  private void noteClosedDay(Deal deal) {
    firstClosedDay = Math.min(firstClosedDay, calendar.day(deal.closedAt()));
  }

  private void close(Deal deal) {
    closed.add(deal);
    noteClosedDay(deal);
  }

  /** Of each measure the days before one from which a deal may yet be withdrawn. */
  Map<Measure, Set<Integer>> daysThatMayChange(int before) {
    Map<Measure, Set<Integer>> days = new HashMap<>();
    open.all().forEach(deal -> collectDays(deal, before, days));
    closed.all().forEach(deal -> collectDays(deal, before, days));
    return days;
  }

  /** Writes them in the order of their registration, so that each is like the one before. */
  void write(Encoder out) {
    List<Deal> deals = new ArrayList<>(open.all());
    deals.addAll(closed.all());
    deals.sort(Comparator.comparingLong(Deal::registeredAt).thenComparing(Deal::id));
    out.count(deals.size());
    String before = "";
    for (Deal deal : deals) {
      deal.write(out, before);
      before = deal.id();
    }
  }

  /** Reads them; nothing is told until it is asked for. */
  void read(Decoder in) {
    String before = "";
    for (int rest = in.count(); rest > 0; rest--) {
      Deal deal = Deal.read(in, before);
      keep(deal);
      await(deal);
      before = deal.id();
    }
  }

  private void keep(Deal deal) {
    byId.put(deal);
    if (deal.isOpen()) {
      open.add(deal);
    } else {
      close(deal);
    }
  }

  private void move(Deal before, Deal after) {
    if (before.isOpen() && after.isOpen()) {
      open.change(before, after);
    } else if (before.isOpen()) {
      open.remove(before, after);
      close(after);
    } else if (after.isOpen()) {
      closed.remove(after);
      open.add(after);
    } else {
      noteClosedDay(after);
    }
  }

  /** Brings the measures from what a deal told before, if it was known, to what it tells now. */
  private void settle(@Nullable Deal before, Deal after) {
    if (after.isOpen() || (before != null && before.isOpen())) {
      touched.touchOpenDeals();
    }
    if (before != null && occurrences.liesAhead(before.lastInstant())) {
      DealMeasure.forEach(before, occurrences::awaitNoMore);
    }
    await(after);
    for (Told each : told) {
      DealMeasure.Suffixed measure = each.measure;
      long was = before == null ? DealMeasure.NEVER : measure.at(before);
      long is = measure.at(after);
      long oldValue = before == null || was == DealMeasure.NEVER ? 0 : measure.value(before);
      long newValue = is == DealMeasure.NEVER ? 0 : measure.value(after);
      if (was != is || oldValue != newValue) {
        tell(each.series, -1, was, oldValue);
        tell(each.series, 1, is, newValue);
      }
    }
  }

  private void tell(Series series, int sign, long at, long value) {
    if (at != DealMeasure.NEVER) {
      occurrences.tell(series, sign, at, value);
    }
  }

  private void await(Deal deal) {
    if (occurrences.liesAhead(deal.lastInstant())) {
      DealMeasure.forEach(deal, occurrences::await);
    }
  }

  private void collectDays(Deal deal, int before, Map<Measure, Set<Integer>> days) {
    DealMeasure.forEach(
        deal,
        (measure, at, value) -> {
          int day = calendar.day(at);
          if (day < before) {
            days.computeIfAbsent(measure, name -> new HashSet<>()).add(day);
          }
        });
  }
}
