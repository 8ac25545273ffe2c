package io.channelwatch.kpi;

import java.util.BitSet;

/** A growing set of days, a bit a day. Most are empty for long, and take next to no room. */
final class DaySet {

  private static final BitSet NONE = new BitSet(0);

  private int base;
  private BitSet bits = NONE;

  void add(int day) {
    if (isEmpty()) {
      bits = new BitSet();
      base = day;
    } else if (day < base) {
      rebase(day);
    }
    bits.set(day - base);
  }

  boolean contains(int day) {
    return day >= base && bits.get(day - base);
  }

  boolean isEmpty() {
    return bits.isEmpty();
  }

  int size() {
    return bits.cardinality();
  }

  /** The last day; there must be one. */
  int last() {
    return base + bits.length() - 1;
  }

  void write(Encoder out) {
    byte[] bytes = bits.toByteArray();
    out.count(bytes.length);
    if (bytes.length > 0) {
      out.signed(base);
      for (byte octet : bytes) {
        out.octet(octet);
      }
    }
  }

  static DaySet read(Decoder in) {
    DaySet days = new DaySet();
    byte[] bytes = new byte[in.count()];
    if (bytes.length > 0) {
      days.base = (int) in.signed();
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) in.octet();
      }
      days.bits = BitSet.valueOf(bytes);
    }
    return days;
  }

  private void rebase(int first) {
    BitSet moved = new BitSet();
    int shift = base - first;
    bits.stream().forEach(bit -> moved.set(bit + shift));
    bits = moved;
    base = first;
  }
}
