package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One measure's occurrences: totals of everything, per day as far back as history is kept, per
 * quarter of an hour for the last days (every zone's hours begin on one), and the days beyond.
 */
final class Series extends KeyedTable.Entry<Measure> {

  /** A record that is remembered. */
  record Latest(String eventId, long at, long value) {}

  final Measure measure;
  final double scale;

  /** The number of the last clearing of what was touched after which this was. */
  int touchedIn;

  private RunningTotals days = new RunningTotals();
  private RunningTotals quarters = new RunningTotals();
  private DaySet aged = new DaySet();
  private long count;
  private long sum;
  private @Nullable String lastEventId;
  private long lastAt;
  private long lastValue;

  Series(Measure measure) {
    super(measure);
    this.measure = measure;
    this.scale = measure.scale();
  }

  @Override
  Measure key() {
    return measure;
  }

  /** Counts in the totals of everything, whether it lies ahead or not. */
  void addToAll(int sign, long value) {
    count += sign;
    sum += sign * value;
  }

  void addToDay(int day, int sign, long value) {
    days.add(day, sign, sign * value);
  }

  /** Forgets the quarters of an hour before one, rather than make room for more. */
  void addToQuarter(int quarter, int sign, long value, int keptFrom) {
    if (quarters.isFull()) {
      quarters.removeBelow(keptFrom);
    }
    quarters.add(quarter, sign, sign * value);
  }

  /** Remembers the latest record; of several at one instant that with the larger id. */
  void remember(String eventId, long at, long value) {
    if (lastEventId == null
        || at > lastAt
        || (at == lastAt && eventId.compareTo(lastEventId) > 0)) {
      lastEventId = eventId;
      lastAt = at;
      lastValue = value;
    }
  }

  long count() {
    return count;
  }

  long sum() {
    return sum;
  }

  RunningTotals days() {
    return days;
  }

  RunningTotals quarters() {
    return quarters;
  }

  /** The latest record; null where records are not remembered one by one. */
  @Nullable LastRecord last(FiscalCalendar calendar) {
    if (lastEventId == null) {
      return null;
    }
    Long value = lastValue;
    boolean quantity = measure.countsQuantities();
    return new LastRecord(
        lastEventId, calendar.day(lastAt), quantity ? null : value, quantity ? value : null);
  }

  /** On how many days it occurred at all, those beyond what is kept included. */
  int allDays() {
    int total = days.size() + aged.size();
    for (int i = 0; i < days.size() && !aged.isEmpty() && days.key(i) <= aged.last(); i++) {
      total -= aged.contains(days.key(i)) ? 1 : 0;
    }
    return total;
  }

  boolean occurredOn(int day) {
    return days.contains(day) || aged.contains(day);
  }

  /** The last day on which it occurred; {@code Integer.MIN_VALUE} if it did on none. */
  int lastDay() {
    int last = aged.isEmpty() ? Integer.MIN_VALUE : aged.last();
    return days.size() == 0 ? last : Math.max(last, days.lastKey());
  }

  void dropQuarters(int before) {
    quarters.removeBelow(before);
  }

  /** Of the days before one keeps that they were, and no more; all of it where it may change. */
  void age(int before, IntPredicate mayChange) {
    int end = days.indexAfter(before - 1);
    for (int i = 0; i < end; i++) {
      if (!mayChange.test(days.key(i))) {
        aged.add(days.key(i));
      }
    }
    days.removeBelow(before, mayChange);
  }

  boolean isEmpty() {
    return count == 0 && days.size() == 0 && aged.isEmpty();
  }

  /** Takes up days and quarters of an hour that were read, and what was counted beyond the days. */
  void restore(RunningTotals someDays, RunningTotals someQuarters, long moreCount, long moreSum) {
    days = someDays;
    quarters = someQuarters;
    count = moreCount + days.countBetween(0, days.size());
    sum = moreSum + days.sumBetween(0, days.size());
  }

  /** Adds all that another one counted. */
  void addAll(Series other) {
    days.addAll(other.days);
    quarters.addAll(other.quarters);
    count += other.count;
    sum += other.sum;
  }

  long countBeyondDays() {
    return count - days.countBetween(0, days.size());
  }

  long sumBeyondDays() {
    return sum - days.sumBetween(0, days.size());
  }

  /** The days beyond those that are kept. */
  DaySet aged() {
    return aged;
  }

  void restoreAged(DaySet days) {
    aged = days;
  }

  /** The latest record; null where records are not remembered one by one. */
  @Nullable Latest latest() {
    return lastEventId == null ? null : new Latest(lastEventId, lastAt, lastValue);
  }
}
