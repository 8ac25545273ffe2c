package io.channelwatch.kpi;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoder} wrote. Bytes that it did not write make it fail, or read nonsense. */
public final class Decoder {

  private final byte[] bytes;
  private int position;
  private long previousInstant;

  /** Reads from the first byte on. */
  public Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  /** One byte. */
  public int octet() {
    return bytes[position++] & 0xFF;
  }

  /** Eight bytes. */
  public long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | octet();
    }
    return value;
  }

  /** A yes or no. */
  public boolean flag() {
    return octet() != 0;
  }

  /** A number that is not negative. */
  public int count() {
    return (int) unsigned();
  }

  /** A number that may be negative. */
  public long signed() {
    return signed(unsigned());
  }

  private static long signed(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /** An instant. */
  public long instant() {
    previousInstant += signed();
    return previousInstant;
  }

  /** An amount in ten-thousandths. */
  public long amount() {
    long value = unsigned();
    int unit = (int) (value & 3);
    return unit == Encoder.UNITS.length ? signed() : signed(value >>> 2) * Encoder.UNITS[unit];
  }

  /** A text, or none. */
  public @Nullable String optionalText() {
    int kind = count();
    if (kind == Encoder.NO_TEXT) {
      return null;
    }
    if (kind == Encoder.UUID_TEXT) {
      return new UUID(fixed(), fixed()).toString();
    }
    int length = kind - Encoder.FIRST_LENGTH;
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** A text. */
  public String text() {
    return Objects.requireNonNull(optionalText(), "a text is missing");
  }

  /** A text that was written as like another one. */
  String textLike(String other) {
    int same = count();
    String rest = text();
    return same == 0 ? rest : other.substring(0, same).concat(rest);
  }

  /** Whether nothing is left. */
  public boolean isEnd() {
    return position == bytes.length;
  }

  private long unsigned() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
