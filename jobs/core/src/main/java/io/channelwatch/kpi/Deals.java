package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Attribution;
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
 * All deals of a partner, and what each of them adds to the measures: a version that changes a deal
 * withdraws what no longer holds and adds what now does.
 */
final class Deals {

  private final FiscalCalendar calendar;
  private final Occurrences occurrences;
  private final Touched touched;
  private final OpenDeals open = new OpenDeals();
  private final Map<String, Deal> closed = new HashMap<>();

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
    Deal deal = open.find(id);
    return deal == null ? closed.get(id) : deal;
  }

  Collection<Deal> closed() {
    return closed.values();
  }

  /**
   * Takes up a version of a deal; false if it changes nothing.
   *
   * @param amount in the program's currency
   * @param keptFrom a deal that closed before this day is forgotten at once, what it added is not
   */
  boolean apply(DealVersion version, long amount, int keptFrom) {
    boolean changed = apply(version, amount);
    Deal deal = closed.get(version.dealId());
    if (deal != null && calendar.day(deal.closedAt()) < keptFrom) {
      closed.remove(deal.id());
      DealMeasure.forEach(deal, occurrences::leave);
    }
    return changed;
  }

  private boolean apply(DealVersion version, long amount) {
    Deal known = find(version.dealId());
    if (known == null) {
      Deal first = Deal.of(version, amount);
      keep(first);
      settle(null, first);
      return true;
    }
    Deal before = known.copy();
    if (!known.take(version, amount)) {
      return false;
    }
    move(before, known);
    settle(before, known);
    return true;
  }

  /** Forgets the deals that closed before a day. */
  void forgetClosedBefore(int day) {
    if (firstClosedDay >= day) {
      return;
    }
    closed.values().removeIf(deal -> forgetClosedBefore(day, deal));
    firstClosedDay = Integer.MAX_VALUE;
    closed.values().forEach(this::noteClosedDay);
  }

  private boolean forgetClosedBefore(int day, Deal deal) {
    boolean over = calendar.day(deal.closedAt()) < day;
    if (over) {
      DealMeasure.forEach(deal, occurrences::leave);
    }
    return over;
  }

  private void noteClosedDay(Deal deal) {
    firstClosedDay = Math.min(firstClosedDay, calendar.day(deal.closedAt()));
  }

  private void close(Deal deal) {
    closed.put(deal.id(), deal);
    noteClosedDay(deal);
  }

  /** Of each measure the days before one from which a deal may yet be withdrawn. */
  Map<Measure, Set<Integer>> daysThatMayChange(int before) {
    Map<Measure, Set<Integer>> days = new HashMap<>();
    open.all().forEach(deal -> collectDays(deal, before, days));
    closed.values().forEach(deal -> collectDays(deal, before, days));
    return days;
  }

  /** Writes them in the order of their registration, so that each is like the one before. */
  void write(Encoder out) {
    List<Deal> deals = new ArrayList<>(open.all());
    deals.addAll(closed.values());
    deals.sort(Comparator.comparingLong(Deal::registeredAt).thenComparing(Deal::id));
    out.count(deals.size());
    String before = "";
    for (Deal deal : deals) {
      deal.write(out, before);
      before = deal.id();
    }
  }

  /** Reads them; what they add, they add again. */
  void read(Decoder in) {
    String before = "";
    for (int rest = in.count(); rest > 0; rest--) {
      Deal deal = Deal.read(in, before);
      keep(deal);
      DealMeasure.forEach(deal, occurrences::addAgain);
      before = deal.id();
    }
  }

  private void keep(Deal deal) {
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
      open.remove(before);
      close(after);
    } else if (after.isOpen()) {
      closed.remove(after.id());
      open.add(after);
    } else {
      noteClosedDay(after);
    }
  }

  /** Brings the measures from what a deal added before, if it was known, to what it adds now. */
  private void settle(@Nullable Deal before, Deal after) {
    if (after.isOpen() || (before != null && before.isOpen())) {
      touched.touchOpenDeals();
    }
    Attribution oldSuffix = before == null ? Attribution.UNKNOWN : before.attribution();
    for (DealMeasure measure : DealMeasure.all()) {
      long was = before == null ? DealMeasure.NEVER : measure.at(before);
      long is = measure.at(after);
      long oldValue = before == null || was == DealMeasure.NEVER ? 0 : measure.value(before);
      long newValue = is == DealMeasure.NEVER ? 0 : measure.value(after);
      boolean same = was == is && oldValue == newValue;
      if (!same) {
        withdraw(measure.measure(), was, oldValue);
        add(measure.measure(), is, newValue);
      }
      if (!same || oldSuffix != after.attribution()) {
        withdraw(measure.measure(oldSuffix), was, oldValue);
        add(measure.measure(after.attribution()), is, newValue);
      }
    }
  }

  private void withdraw(@Nullable Measure measure, long at, long value) {
    if (measure != null && at != DealMeasure.NEVER) {
      occurrences.withdraw(measure, at, value);
    }
  }

  private void add(@Nullable Measure measure, long at, long value) {
    if (measure != null && at != DealMeasure.NEVER) {
      occurrences.add(measure, at, value);
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
