package io.channelwatch.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one number was at the start of each of the last days, without a gap: as runs of days on
 * which it was the same.
 */
final class Trail {

  /** The most days that are kept. */
  static final int MOST_DAYS = 90;

  private static final int FIRST_CAPACITY = 4;

  private int lastDay;
  private int days;
  private int runs;
  private double[] values = new double[FIRST_CAPACITY];
  private byte[] lengths = new byte[FIRST_CAPACITY];

  /** The last day that was noted. */
  int lastDay() {
    return lastDay;
  }

  /** Notes the number of a day; where that is not the day after the last, the trail begins anew. */
  void note(int day, double value) {
    if (days > 0 && day == lastDay) {
      return;
    }
    if (day != lastDay + 1) {
      days = 0;
      runs = 0;
    }
    lastDay = day;
    days++;
    if (runs > 0 && Double.compare(values[runs - 1], value) == 0) {
      lengths[runs - 1]++;
    } else {
      addRun(value, 1);
    }
    if (days > MOST_DAYS) {
      dropFirst();
    }
  }

  /**
   * The numbers up to a day, oldest first, null where they were absent; none if it is not noted.
   */
  List<@Nullable Double> upTo(int today) {
    if (days == 0 || lastDay != today) {
      return List.of();
    }
    List<@Nullable Double> numbers = new ArrayList<>(days);
    for (int run = 0; run < runs; run++) {
      Double number = Double.isNaN(values[run]) ? null : (Double) values[run];
      for (int i = 0; i < lengths[run]; i++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(lastDay);
    out.writeByte(runs);
    for (int run = 0; run < runs; run++) {
      out.writeByte(lengths[run]);
      out.writeDouble(values[run]);
    }
  }

  static Trail read(DataInput in) throws IOException {
    Trail trail = new Trail();
    trail.lastDay = in.readInt();
    for (int rest = in.readUnsignedByte(); rest > 0; rest--) {
      int length = in.readUnsignedByte();
      trail.addRun(in.readDouble(), length);
      trail.days += length;
    }
    return trail;
  }

  private void addRun(double value, int length) {
    if (runs == values.length) {
      values = Arrays.copyOf(values, runs * 2);
      lengths = Arrays.copyOf(lengths, runs * 2);
    }
    values[runs] = value;
    lengths[runs] = (byte) length;
    runs++;
  }

  private void dropFirst() {
    days--;
    if (--lengths[0] == 0) {
      runs--;
      System.arraycopy(values, 1, values, 0, runs);
      System.arraycopy(lengths, 1, lengths, 0, runs);
    }
  }
}
