package io.channelwatch.kpi;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects numbers in as few bytes as they need, seven bits a byte, the lowest first; small
 * negative ones too, as in Protocol Buffers' zigzag. Instants are steps from the one before.
 */
final class Encoder {

  private static final int FIRST_CAPACITY = 1_024;
  private static final int LONGEST_NUMBER = 10;

  private final Map<String, Integer> shared = new HashMap<>();
  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;
  private long previousInstant;

  void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void fixed(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      octet((int) (value >>> shift));
    }
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A number that is never negative, in most cases. */
  void count(long value) {
    reserve(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void signed(long value) {
    count((value << 1) ^ (value >> 63));
  }

  void instant(long value) {
    signed(value - previousInstant);
    previousInstant = value;
  }

  void text(@Nullable String value) {
    if (value == null) {
      count(0);
      return;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    count(text.length + 1L);
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  /** A text that may come again: from the second time on it is a reference to the first. */
  void sharedText(String value) {
    Integer known = shared.putIfAbsent(value, shared.size() + 1);
    count(known == null ? 0 : known);
    if (known == null) {
      text(value);
    }
  }

  /** Writes what was collected, its length first. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    out.write(bytes, 0, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
