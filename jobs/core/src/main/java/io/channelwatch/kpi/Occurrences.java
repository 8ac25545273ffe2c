package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that occurred, by measure: what was booked, and of what deals and customers tell the measures
 * that were asked for. What happens later than the present is kept aside and begins to count in
 * days and hours when the present reaches it.
 */
final class Occurrences {

  private static final long QUARTER_HOUR = 900_000L;
  private static final int KEPT_QUARTERS = 8 * 96;

  private final FiscalCalendar calendar;
  private final Touched touched;
  private final KeyedTable<Measure, Series> series = new KeyedTable<>();

  /** Of a measure what deals told that are no longer kept; part of its series too. */
  private final KeyedTable<Measure, Series> remains = new KeyedTable<>();

  private final PriorityQueue<Arrival> ahead = new PriorityQueue<>(Arrival.BY_INSTANT);
  private long now = Long.MIN_VALUE;
  private int keptQuartersFrom = Integer.MIN_VALUE;
  private long nextArrival = Long.MAX_VALUE;

  private int clearedBefore = Integer.MIN_VALUE;

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

  /** Begins the series of a measure that deals or customers tell: what remains of those gone. */
  Series beginTold(Measure measure) {
    Series told = of(measure, series);
    Series left = remains.find(measure);
    if (left != null) {
      told.addAll(left);
      told.restoreAged(left.aged());
    }
    return told;
  }

  /** Adds to a series what a deal or a customer tells, or takes it away with a negative sign. */
  void tell(Series told, int sign, long at, long value) {
    told.addToAll(sign, value);
    if (at <= now) {
      place(told, at, sign, value);
    }
    touch(told);
  }

  /** Adds what a customer tells: of days that were cleared no more than that they were. */
  void tellOnce(Series told, long at, long value) {
    if (at <= now && isCleared(at)) {
      told.addToAll(1, value);
      told.aged().add(calendar.day(at));
    } else {
      tell(told, 1, at, value);
    }
  }

  /** Forgets the series of what is told: it is to be told anew when it is asked for again. */
  void forget(Series told) {
    touch(told);
    series.remove(told.measure);
  }

  /** Whether the day of an instant was cleared away. */
  boolean isCleared(long at) {
    return calendar.day(at) < clearedBefore;
  }

  /** The day before which days were cleared away. */
  int clearedBefore() {
    return clearedBefore;
  }

  /** Takes up what {@link #clearedBefore} gave. */
  void restoreClearedBefore(int day) {
    clearedBefore = day;
  }

  /** Whether an instant is yet to come. */
  boolean liesAhead(long at) {
    return at > now;
  }

  /** Keeps aside what is told, if it lies ahead. */
  void await(Measure measure, long at, long value) {
    if (at > now) {
      ahead.add(new Arrival(at, measure, value, false));
      noteNextArrival();
    }
  }

  /** Forgets what {@link #await} kept aside. */
  void awaitNoMore(Measure measure, long at, long value) {
    if (at > now) {
      ahead.remove(new Arrival(at, measure, value, false));
      noteNextArrival();
    }
  }

  /** What a deal told stays, although it will tell it no more. */
  void leave(Measure measure, long at, long value) {
    Series left = of(measure, remains);
    left.addToAll(1, value);
    if (at <= now) {
      place(left, at, 1, value);
    } else {
      Arrival arrival = new Arrival(at, measure, value, false);
      ahead.remove(arrival);
      ahead.add(arrival.lastingOne());
    }
  }

  /** Adds a record that is never withdrawn, and remembers it if it is the latest. */
  void add(Measure measure, long at, long value, String eventId) {
    Series booked = of(measure, series);
    booked.addToAll(1, value);
    if (at <= now) {
      place(booked, at, 1, value);
    } else {
      ahead.add(new Arrival(at, measure, value, true));
      noteNextArrival();
    }
    touch(booked);
    booked.remember(eventId, at, value);
  }

  /** The series of a measure; null if nothing was booked, or what is told was never asked for. */
  @Nullable Series find(Measure measure) {
    return series.find(measure);
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
      Series reached = series.find(arrival.measure());
      if (reached != null) {
        place(reached, arrival.at(), 1, arrival.value());
        touch(reached);
      }
      Series left = arrival.lasting() ? remains.find(arrival.measure()) : null;
      if (left != null) {
        place(left, arrival.at(), 1, arrival.value());
      }
    }
  }

  /** Forgets every quarter of an hour that no window reaches and that would be written. */
  void dropQuarters() {
    series.all().forEach(each -> each.dropQuarters(keptQuartersFrom));
    remains.all().forEach(each -> each.dropQuarters(keptQuartersFrom));
  }

  /**
   * Clears away what occurred on each of the days before one.
   *
   * @param mayChange tells of measures the days from which something may yet be withdrawn
   */
  void clearBefore(int day, Supplier<Map<Measure, Set<Integer>>> mayChange) {
    clearedBefore = day;
    if (firstDay < day) {
      age(day, mayChange.get());
    }
  }

  private void age(int before, Map<Measure, Set<Integer>> mayChange) {
    firstDay = Integer.MAX_VALUE;
    series.all().forEach(each -> age(each, before, mayChange));
    remains.all().forEach(each -> age(each, before, mayChange));
  }

  private void age(Series aging, int before, Map<Measure, Set<Integer>> mayChange) {
    Set<Integer> days = mayChange.getOrDefault(aging.measure, Set.of());
    aging.age(before, days::contains);
    noteFirstDay(aging);
  }

  private void noteFirstDay(Series of) {
    if (of.days().size() > 0) {
      firstDay = Math.min(firstDay, of.days().key(0));
    }
  }

  void write(Encoder out) {
    new OccurrencesCodec(series, remains, ahead).write(out);
  }

  /** Takes up what was written; deals and customers are to {@link #await} what they tell. */
  void read(Decoder in) {
    new OccurrencesCodec(series, remains, ahead).read(in);
    series.all().forEach(this::noteFirstDay);
    remains.all().forEach(this::noteFirstDay);
    noteNextArrival();
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

  private static Series of(Measure measure, KeyedTable<Measure, Series> among) {
    Series known = among.find(measure);
    if (known == null) {
      known = new Series(measure);
      among.put(known);
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
