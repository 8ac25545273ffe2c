package io.channelwatch.kpi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects numbers and texts in as few bytes as they need: numbers seven bits a byte, the lowest
 * first; small negative ones too, as in Protocol Buffers' zigzag. Instants are steps from the one
 * before, and what looks like a UUID takes 16 bytes.
 */
public final class Encoder {

  static final int NO_TEXT = 0;
  static final int UUID_TEXT = 1;
  static final int FIRST_LENGTH = 2;

  /** Ends of amounts: how many of the smallest unit they are multiples of. */
  static final long[] UNITS = {10_000, 100, 1};

  private static final int UUID_LENGTH = 36;
  private static final int FIRST_CAPACITY = 2_048;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;
  private long previousInstant;

  /** One byte. */
  public void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** A number of which every bit may be set: eight bytes. */
  public void fixed(long value) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** A yes or no. */
  public void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A number that is never negative, in most cases. */
  public void count(long value) {
    reserve(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that may be negative. */
  public void signed(long value) {
    count((value << 1) ^ (value >> 63));
  }

  /** An instant, as the step from the instant before. */
  public void instant(long value) {
    signed(value - previousInstant);
    previousInstant = value;
  }

  /** An amount in ten-thousandths, which is often a whole one: its unit goes with it. */
  public void amount(long value) {
    int unit = unitOf(value);
    long number = value / UNITS[unit];
    if (number << 3 >> 3 == number) {
      count((((number << 1) ^ (number >> 63)) << 2) | unit);
    } else {
      count(UNITS.length);
      signed(value);
    }
  }

  /** The place of the coarsest unit that an amount is a multiple of. */
  static int unitOf(long value) {
    return value % UNITS[0] == 0 ? 0 : value % UNITS[1] == 0 ? 1 : 2;
  }

  /** A text, or none. */
  public void text(@Nullable String value) {
    if (value == null) {
      count(NO_TEXT);
    } else if (isUuid(value)) {
      UUID id = UUID.fromString(value);
      count(UUID_TEXT);
      fixed(id.getMostSignificantBits());
      fixed(id.getLeastSignificantBits());
    } else {
      letters(value, 0);
    }
  }

  /** A text that begins as another one does, in most cases. */
  void textLike(String other, String value) {
    if (isUuid(value)) {
      count(0);
      text(value);
      return;
    }
    int same = 0;
    int most = Math.min(other.length(), value.length());
    while (same < most && other.charAt(same) == value.charAt(same)) {
      same++;
    }
    // Half a character has no form of its own.
    same -= same > 0 && Character.isHighSurrogate(value.charAt(same - 1)) ? 1 : 0;
    count(same);
    letters(value, same);
  }

  /** All that was collected. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private static boolean isUuid(String value) {
    if (value.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = value.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private void letters(String value, int from) {
    int length = value.length() - from;
    for (int i = from; i < value.length(); i++) {
      if (value.charAt(i) >= 0x80) {
        byte[] text = value.substring(from).getBytes(StandardCharsets.UTF_8);
        count(text.length + (long) FIRST_LENGTH);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return;
      }
    }
    count(length + (long) FIRST_LENGTH);
    reserve(length);
    for (int i = from; i < value.length(); i++) {
      bytes[size++] = (byte) value.charAt(i);
    }
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
