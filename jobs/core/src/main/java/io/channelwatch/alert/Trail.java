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
 * on it was another one.
 */
final class Trail {

  /** The most days that are told. */
  static final int MOST_DAYS = 90;

  private static final int FIRST_CAPACITY = 4;

  private int runs;
  private int[] from = new int[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];

  /** Whether no day is noted. */
  boolean isEmpty() {
    return runs == 0;
  }

  /** Forgets every day. */
  void clear() {
    runs = 0;
  }

  /** Notes the number of a day, and of those after it until another one is noted. */
  void note(int day, double value) {
    if (runs > 0 && Double.compare(values[runs - 1], value) == 0) {
      return;
    }
    if (runs == values.length) {
      makeRoom(day);
    }
    from[runs] = day;
    values[runs] = value;
    runs++;
  }

  /** The numbers up to the last day that was noted, oldest first, null where they were absent. */
  List<@Nullable Double> upTo(int lastDay) {
    List<@Nullable Double> numbers = new ArrayList<>(MOST_DAYS);
    for (int run = firstRun(lastDay); run < runs; run++) {
      Double number = Double.isNaN(values[run]) ? null : (Double) values[run];
      for (int rest = days(run, lastDay); rest > 0; rest--) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  void write(DataOutput out, int lastDay) throws IOException {
    int first = firstRun(lastDay);
    out.writeByte(runs - first);
    for (int run = first; run < runs; run++) {
      out.writeByte(days(run, lastDay));
      out.writeDouble(values[run]);
    }
  }

  static Trail read(DataInput in, int lastDay) throws IOException {
    Trail trail = new Trail();
    trail.runs = in.readUnsignedByte();
    trail.from = new int[Math.max(FIRST_CAPACITY, trail.runs)];
    trail.values = new double[trail.from.length];
    int days = 0;
    for (int run = 0; run < trail.runs; run++) {
      trail.from[run] = days;
      days += in.readUnsignedByte();
      trail.values[run] = in.readDouble();
    }
    for (int run = 0; run < trail.runs; run++) {
      trail.from[run] += lastDay + 1 - days;
    }
    return trail;
  }

  /** The first run of which a day is told. */
  private int firstRun(int lastDay) {
    int first = 0;
    while (first + 1 < runs && from[first + 1] <= lastDay - MOST_DAYS + 1) {
      first++;
    }
    return first;
  }

  /** On how many of the days that are told a run's number held. */
  private int days(int run, int lastDay) {
    int first = Math.max(from[run], lastDay - MOST_DAYS + 1);
    return (run + 1 < runs ? from[run + 1] : lastDay + 1) - first;
  }

  /** Drops what is no longer told; doubles the room where that is not enough. */
  private void makeRoom(int lastDay) {
    int first = firstRun(lastDay);
    int room = first == 0 ? runs * 2 : runs;
    runs -= first;
    from = Arrays.copyOf(Arrays.copyOfRange(from, first, first + runs), room);
    values = Arrays.copyOf(Arrays.copyOfRange(values, first, first + runs), room);
  }
}
