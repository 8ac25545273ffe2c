package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.HashMap;
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

  private final FiscalCalendar calendar;
  private final Touched touched;
  private final Map<Measure, Series> series = new HashMap<>();

  /** Of a measure what deals added that are no longer kept; part of its series too. */
  private final Map<Measure, Series> remains = new HashMap<>();

  private final PriorityQueue<Arrival> ahead = new PriorityQueue<>(Arrival.BY_INSTANT);
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

  /** Adds what a deal or a customer tells as long as it is kept. */
  void add(Measure measure, long at, long value) {
    touch(book(measure, at, 1, value, false));
  }

  /** Takes away what {@link #add} added. */
  void withdraw(Measure measure, long at, long value) {
    touch(book(measure, at, -1, value, false));
  }

  /** What {@link #add} added stays, although nothing will tell it any more. */
  void leave(Measure measure, long at, long value) {
    Series left = remainsOf(measure);
    left.addToAll(1, value);
    if (at <= now) {
      place(left, at, 1, value);
    } else {
      Arrival arrival = new Arrival(at, measure, value, false);
      ahead.remove(arrival);
      ahead.add(arrival.lastingOne());
    }
  }

  /** Adds once more what {@link #add} added before all of this was written and read. */
  void addAgain(Measure measure, long at, long value) {
    var unused = book(measure, at, 1, value, false);
  }

  /** The same; of days before one no more is kept than that they were. */
  void addAgain(Measure measure, long at, long value, int clearedBefore) {
    int day = calendar.day(at);
    if (at <= now && day < clearedBefore) {
      of(measure).addToAll(1, value);
      of(measure).aged().add(day);
    } else {
      addAgain(measure, at, value);
    }
  }

  /** Adds a record that is never withdrawn, and remembers it if it is the latest. */
  void add(Measure measure, long at, long value, String eventId) {
    Series booked = book(measure, at, 1, value, true);
    touch(booked);
    booked.remember(eventId, at, value);
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
      if (reached.derived && arrival.lasting()) {
        place(remainsOf(arrival.measure()), arrival.at(), 1, arrival.value());
      }
    }
  }

  /** Forgets every quarter of an hour that no window reaches and that would be written. */
  void dropQuarters() {
    for (Series each : series.values()) {
      if (!each.derived) {
        each.dropQuarters(keptQuartersFrom);
      }
    }
    remains.values().forEach(each -> each.dropQuarters(keptQuartersFrom));
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
    remains.forEach(
        (measure, left) ->
            left.forget(before, mayChange.getOrDefault(measure, Set.of())::contains));
  }

  private void noteFirstDay(Series of) {
    if (of.days().size() > 0) {
      firstDay = Math.min(firstDay, of.days().key(0));
    }
  }

  void write(Encoder out) {
    new OccurrencesCodec(series, remains, ahead).write(out);
  }

  /** Takes up what was written; deals and customers are to add what they tell again. */
  void read(Decoder in) {
    new OccurrencesCodec(series, remains, ahead).read(in);
    series.values().forEach(this::noteFirstDay);
    noteNextArrival();
  }

  private Series book(Measure measure, long at, int sign, long value, boolean lasting) {
    Series booked = of(measure);
    booked.addToAll(sign, value);
    if (at <= now) {
      place(booked, at, sign, value);
    } else {
      Arrival arrival = new Arrival(at, measure, value, lasting);
      if (sign > 0) {
        ahead.add(arrival);
      } else {
        ahead.remove(arrival);
      }
      noteNextArrival();
    }
    return booked;
  }

  private Series remainsOf(Measure measure) {
    return remains.computeIfAbsent(measure, Series::new);
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
