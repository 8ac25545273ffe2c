package io.channelwatch.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one number was at the start of each of the last days, without a gap: as the days from which
 * on it stayed the same, or grew by one a day as ages do.
 */
final class Trail {

  /** The most days that are told. */
  static final int MOST_DAYS = 90;

  private static final int FIRST_CAPACITY = 4;

  /** Of the byte for a run's length, which is 90 at most. */
  private static final int GROWS = 0x80;

  private static final double LARGEST_WHOLE = 1L << 50;

  private int runs;

  /**
   * Two longs a run, side by side: its first day, doubled, with one more if it grows; and the bits
   * of its number on that day.
   */
  private long[] entries = new long[2 * FIRST_CAPACITY];

  /** Whether no day is noted. */
  boolean isEmpty() {
    return runs == 0;
  }

  /** Forgets every day. */
  void clear() {
    runs = 0;
  }

  /**
   * Notes the number of a day; on the days after it the number goes on as it has begun until
   * another one is noted.
   */
  void note(int day, double value) {
    int last = runs - 1;
    if (runs > 0 && Double.compare(value(last, day), value) == 0) {
      return;
    }
    if (runs > 0 && day == from(last) + 1 && grew(value(last, day - 1), value)) {
      entries[2 * last] |= 1;
      return;
    }
    if (2 * runs == entries.length) {
      makeRoom(day);
    }
    add(day, false, value);
  }

  /** Whether the number that was noted last is one higher each day. */
  boolean grows() {
    return runs > 0 && grows(runs - 1);
  }

  /** Whether a number is one higher than another, and will be so of all that follow. */
  private static boolean grew(double before, double now) {
    return Double.compare(before + 1, now) == 0
        && now == Math.rint(now)
        && Math.abs(now) < LARGEST_WHOLE;
  }

  private void add(int from, boolean growing, double value) {
    entries[2 * runs] = ((long) from << 1) | (growing ? 1 : 0);
    entries[2 * runs + 1] = Double.doubleToLongBits(value);
    runs++;
  }

  private int from(int run) {
    return (int) (entries[2 * run] >> 1);
  }

  private boolean grows(int run) {
    return (entries[2 * run] & 1) != 0;
  }

  private double value(int run, int day) {
    double first = Double.longBitsToDouble(entries[2 * run + 1]);
    return grows(run) ? first + (day - from(run)) : first;
  }

  /** The numbers up to the last day that was noted, oldest first, null where they were absent. */
  List<@Nullable Double> upTo(int lastDay) {
    List<@Nullable Double> numbers = new ArrayList<>(MOST_DAYS);
    for (int run = firstRun(lastDay); run < runs; run++) {
      int first = firstDay(run, lastDay);
      double number = value(run, first);
      Double same = Double.isNaN(number) ? null : (Double) number;
      for (int i = 0; i < days(run, lastDay); i++) {
        numbers.add(grows(run) ? (Double) (number + i) : same);
      }
    }
    return numbers;
  }

  void write(DataOutput out, int lastDay) throws IOException {
    int first = firstRun(lastDay);
    out.writeByte(runs - first);
    for (int run = first; run < runs; run++) {
      out.writeByte(days(run, lastDay) | (grows(run) ? GROWS : 0));
      out.writeDouble(value(run, firstDay(run, lastDay)));
    }
  }

  static Trail read(DataInput in, int lastDay) throws IOException {
    Trail trail = new Trail();
    int runs = in.readUnsignedByte();
    trail.entries = new long[2 * Math.max(FIRST_CAPACITY, runs)];
    int days = 0;
    while (trail.runs < runs) {
      int length = in.readUnsignedByte();
      trail.add(days, (length & GROWS) != 0, in.readDouble());
      days += length & ~GROWS;
    }
    for (int run = 0; run < runs; run++) {
      trail.entries[2 * run] += (lastDay + 1L - days) << 1;
    }
    return trail;
  }

  /** The first run of which a day is told. */
  private int firstRun(int lastDay) {
    int first = 0;
    while (first + 1 < runs && from(first + 1) <= lastDay - MOST_DAYS + 1) {
      first++;
    }
    return first;
  }

  /** On how many of the days that are told a run's number held. */
  private int days(int run, int lastDay) {
    return (run + 1 < runs ? from(run + 1) : lastDay + 1) - firstDay(run, lastDay);
  }

  /** The first day of a run that is told. */
  private int firstDay(int run, int lastDay) {
    return Math.max(from(run), lastDay - MOST_DAYS + 1);
  }

  /** Drops what is no longer told; doubles the room where that is not enough. */
  private void makeRoom(int lastDay) {
    int first = firstRun(lastDay);
    int room = first == 0 ? runs * 2 : runs;
    entries = Arrays.copyOf(Arrays.copyOfRange(entries, 2 * first, 2 * runs), 2 * room);
    runs -= first;
  }
}
