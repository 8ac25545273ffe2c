package io.channelwatch.alert;

import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
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

  /** Room for every day that is told and half as many more, which then go together. */
  private static final int LARGEST_CAPACITY = MOST_DAYS + MOST_DAYS / 2;

  /** The least part of the runs that is worth dropping. */
  private static final int WORTHWHILE = 8;

  private static final int WHOLE = 0;
  private static final int GROWING = 1;
  private static final int BROKEN = 2;
  private static final int ABSENT = 3;

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
    int start = firstRun(lastDay);
    int days = start == runs ? 0 : lastDay + 1 - firstDay(start, lastDay);
    List<@Nullable Double> numbers = new ArrayList<>(days);
    for (int run = start; run < runs; run++) {
      int first = firstDay(run, lastDay);
      double number = value(run, first);
      Double same = Double.isNaN(number) ? null : (Double) number;
      for (int i = 0; i < days(run, lastDay); i++) {
        numbers.add(grows(run) ? (Double) (number + i) : same);
      }
    }
    return numbers;
  }

  void write(Encoder out, int lastDay) {
    int first = firstRun(lastDay);
    out.octet(runs - first);
    for (int run = first; run < runs; run++) {
      double number = value(run, firstDay(run, lastDay));
      boolean whole = isWhole(number);
      int kind = Double.isNaN(number) ? ABSENT : whole ? WHOLE : BROKEN;
      out.count((days(run, lastDay) << 2) | (grows(run) ? GROWING : kind));
      if (whole) {
        out.signed((long) number);
      } else if (kind == BROKEN) {
        out.fixed(Double.doubleToLongBits(number));
      }
    }
  }

  static Trail read(Decoder in, int lastDay) {
    Trail trail = new Trail();
    int runs = in.octet();
    trail.entries = new long[2 * Math.max(FIRST_CAPACITY, runs + 1)];
    int days = 0;
    while (trail.runs < runs) {
      int length = in.count();
      int kind = length & 3;
      trail.add(days, kind == GROWING, readNumber(kind, in));
      days += length >> 2;
    }
    for (int run = 0; run < runs; run++) {
      trail.entries[2 * run] += (lastDay + 1L - days) << 1;
    }
    return trail;
  }

  private static double readNumber(int kind, Decoder in) {
    return switch (kind) {
      case ABSENT -> Double.NaN;
      case BROKEN -> Double.longBitsToDouble(in.fixed());
      default -> (double) in.signed();
    };
  }

  /** Whether a number is whole, and small enough; the negative zero is another than zero. */
  private static boolean isWhole(double number) {
    return Math.abs(number) < LARGEST_WHOLE
        && Double.compare(Math.rint(number), number) == 0
        && Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits(-0.0);
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

  /** Drops what is no longer told, where that is worth it; makes more room where it is not. */
  private void makeRoom(int lastDay) {
    int first = firstRun(lastDay);
    if (first * WORTHWHILE >= runs) {
      runs -= first;
      System.arraycopy(entries, 2 * first, entries, 0, 2 * runs);
    } else {
      entries = Arrays.copyOf(entries, 2 * Math.min(2 * runs, LARGEST_CAPACITY));
    }
  }
}
