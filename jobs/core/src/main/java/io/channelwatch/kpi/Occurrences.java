package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that occurred, by measure. What happens later than the present is kept aside and begins to
 * count in days and hours when the present reaches it.
 */
final class Occurrences {

  private static final long QUARTER_HOUR = 900_000L;
  private static final int KEPT_QUARTERS = 8 * 96;

  /** What lies ahead. */
  private record Arrival(long at, Measure measure, long value) {}

  private static final Comparator<Arrival> BY_INSTANT =
      Comparator.comparingLong(Arrival::at)
          .thenComparing(arrival -> arrival.measure().name())
          .thenComparingLong(Arrival::value);

  private final FiscalCalendar calendar;
  private final Touched touched;
  private final Map<Measure, Series> series = new HashMap<>();
  private final PriorityQueue<Arrival> ahead = new PriorityQueue<>(BY_INSTANT);
  private long now = Long.MIN_VALUE;
  private int keptQuartersFrom = Integer.MIN_VALUE;
  private long nextArrival = Long.MAX_VALUE;

  /** No day before this one is kept of any measure. */
  private int firstDay = Integer.MAX_VALUE;

  Occurrences(FiscalCalendar calendar, Touched touched) {
    this.calendar = calendar;
    this.touched = touched;
  }

  /** The quarter of an hour that holds an instant, counted from the epoch. */
  static int quarter(long instant) {
    return (int) Math.floorDiv(instant, QUARTER_HOUR);
  }

  /** The first instant of a quarter of an hour. */
  static long startOfQuarter(int quarter) {
    return quarter * QUARTER_HOUR;
  }

  void add(Measure measure, long at, long value) {
    book(measure, at, 1, value);
  }

  void withdraw(Measure measure, long at, long value) {
    book(measure, at, -1, value);
  }

  /** Adds a record that is never withdrawn, and remembers it if it is the latest. */
  void add(Measure measure, long at, long value, String eventId) {
    book(measure, at, 1, value).remember(eventId, at, value);
  }

  @Nullable Series find(Measure measure) {
    return series.get(measure);
  }

  long nextArrival() {
    return nextArrival;
  }

  private void noteNextArrival() {
    Arrival next = ahead.peek();
    nextArrival = next == null ? Long.MAX_VALUE : next.at();
  }

  /** On how many days ahead a measure occurs on which it has not occurred yet. */
  int newDaysAhead(Series of) {
    if (ahead.isEmpty()) {
      return 0;
    }
    return (int)
        ahead.stream()
            .filter(arrival -> arrival.measure().equals(of.measure))
            .mapToInt(arrival -> calendar.day(arrival.at()))
            .filter(day -> !of.occurredOn(day))
            .distinct()
            .count();
  }

  boolean anyAhead(Measure measure) {
    return !ahead.isEmpty()
        && ahead.stream().anyMatch(arrival -> arrival.measure().equals(measure));
  }

  /** Moves the present on; what it reaches begins to count. */
  void advance(long instant) {
    now = instant;
    keptQuartersFrom = quarter(instant) - KEPT_QUARTERS;
    while (nextArrival <= instant) {
      Arrival arrival = ahead.remove();
      noteNextArrival();
      Series reached = of(arrival.measure());
      place(reached, arrival.at(), 1, arrival.value());
      touch(reached);
    }
  }

  /** Forgets every quarter of an hour that no window reaches. */
  void dropQuarters() {
    series.values().forEach(each -> each.dropQuarters(keptQuartersFrom));
  }

  /** Whether days before one are kept. */
  boolean reachesBefore(int day) {
    return firstDay < day;
  }

  /**
   * Forgets what occurred on each of the days before one.
   *
   * @param mayChange the days of a measure from which something may yet be withdrawn
   */
  void age(int before, Map<Measure, Set<Integer>> mayChange) {
    firstDay = Integer.MAX_VALUE;
    for (Series each : series.values()) {
      Set<Integer> days = mayChange.getOrDefault(each.measure, Set.of());
      each.age(before, days::contains);
      noteFirstDay(each);
    }
  }

  private void noteFirstDay(Series of) {
    if (of.days().size() > 0) {
      firstDay = Math.min(firstDay, of.days().key(0));
    }
  }

  void write(Encoder out) {
    List<Series> written = new ArrayList<>(series.values());
    written.removeIf(Series::isEmpty);
    written.sort(Comparator.comparing(each -> each.measure.name()));
    out.count(written.size());
    for (Series each : written) {
      each.write(out);
    }
    List<Arrival> arrivals = new ArrayList<>(ahead);
    arrivals.sort(BY_INSTANT);
    out.count(arrivals.size());
    for (Arrival arrival : arrivals) {
      out.instant(arrival.at());
      out.sharedText(arrival.measure().name());
      out.signed(arrival.value());
    }
  }

  void read(Decoder in) {
    for (int rest = in.count(); rest > 0; rest--) {
      Series each = Series.read(in);
      series.put(each.measure, each);
      noteFirstDay(each);
    }
    for (int rest = in.count(); rest > 0; rest--) {
      ahead.add(new Arrival(in.instant(), new Measure(in.sharedText()), in.signed()));
    }
    noteNextArrival();
  }

  private Series book(Measure measure, long at, int sign, long value) {
    Series booked = of(measure);
    touch(booked);
    booked.addToAll(sign, value);
    if (at <= now) {
      place(booked, at, sign, value);
    } else if (sign > 0) {
      ahead.add(new Arrival(at, measure, value));
      noteNextArrival();
    } else {
      ahead.remove(new Arrival(at, measure, value));
      noteNextArrival();
    }
    return booked;
  }

  private void place(Series placed, long at, int sign, long value) {
    int day = calendar.day(at);
    firstDay = Math.min(firstDay, day);
    placed.addToDay(day, sign, value);
    int quarter = quarter(at);
    if (quarter >= keptQuartersFrom) {
      placed.addToQuarter(quarter, sign, value, keptQuartersFrom);
    }
  }

  private Series of(Measure measure) {
    Series known = series.get(measure);
    if (known == null) {
      known = new Series(measure);
      series.put(measure, known);
    }
    return known;
  }

  private void touch(Series some) {
    if (some.touchedIn != touched.clearings()) {
      some.touchedIn = touched.clearings();
      touched.touchMeasure(some.measure);
    }
  }
}
