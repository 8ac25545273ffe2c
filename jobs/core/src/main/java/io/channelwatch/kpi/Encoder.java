package io.channelwatch.kpi;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers in as few bytes as they need, seven bits a byte, the lowest first; small negative
 * ones too, as in Protocol Buffers' zigzag. Instants are written as steps from the one before.
 */
final class Encoder {

  private final DataOutput out;
  private final Map<String, Integer> shared = new HashMap<>();
  private long previousInstant;

  Encoder(DataOutput out) {
    this.out = out;
  }

  void octet(int value) throws IOException {
    out.writeByte(value);
  }

  void fixed(long value) throws IOException {
    out.writeLong(value);
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  /** A number that is never negative, in most cases. */
  void count(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  void signed(long value) throws IOException {
    count((value << 1) ^ (value >> 63));
  }

  void instant(long value) throws IOException {
    signed(value - previousInstant);
    previousInstant = value;
  }

  void text(@Nullable String value) throws IOException {
    if (value == null) {
      count(0);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    count(bytes.length + 1L);
    out.write(bytes);
  }

  /** A text that may come again: from the second time on it is a reference to the first. */
  void sharedText(String value) throws IOException {
    Integer known = shared.putIfAbsent(value, shared.size() + 1);
    count(known == null ? 0 : known);
    if (known == null) {
      text(value);
    }
  }
}
