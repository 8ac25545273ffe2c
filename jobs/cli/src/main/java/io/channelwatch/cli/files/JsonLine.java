package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.Arrays;

/** A line of JSON that grows value by value, in UTF-8. */
final class JsonLine {

  private static final int FIRST_CAPACITY = 1 << 13;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_ESCAPE = 6;
  private static final int MILLIS_OF_SECOND = 1_000;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int LAST_PLAIN_YEAR = 9_999;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int size;

  /** Forgets what was written. */
  void clear() {
    size = 0;
  }

  /** What was written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Adds what is JSON as it is. */
  void raw(byte[] json) {
    makeRoom(json.length);
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
  }

  /** How many bytes were written. */
  int size() {
    return size;
  }

  /** Adds once more what stands between two places. */
  void again(int from, int to) {
    int length = to - from;
    makeRoom(length);
    // Mostly a sign or two, for which a copy of arrays costs more than it moves.
    for (int i = 0; i < length; i++) {
      bytes[size + i] = bytes[from + i];
    }
    size += length;
  }

  /** Adds a sign that is JSON as it is. */
  void raw(char sign) {
    makeRoom(1);
    bytes[size++] = (byte) sign;
  }

  /** Adds a text in quotes. */
  void text(String text) {
    int length = text.length();
    makeRoom(Math.addExact(Math.multiplyExact(length, LONGEST_ESCAPE), 2));
    byte[] to = bytes;
    int at = size;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        to[at++] = (byte) c;
      } else {
        size = at;
        special(c);
        at = size;
      }
    }
    to[at++] = '"';
    size = at;
  }

  private void special(char c) {
    switch (c) {
      case '"', '\\' -> escaped(c);
      case '\b' -> escaped('b');
      case '\t' -> escaped('t');
      case '\n' -> escaped('n');
      case '\f' -> escaped('f');
      case '\r' -> escaped('r');
      default -> {
        if (c < ' ' || Character.isSurrogate(c)) {
          escaped('u');
          for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 0xF];
          }
        } else {
          utf8(c);
        }
      }
    }
  }

  private void escaped(char sign) {
    bytes[size++] = '\\';
    bytes[size++] = (byte) sign;
  }

  private void utf8(char c) {
    if (c < 0x80) {
      bytes[size++] = (byte) c;
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
    } else {
      bytes[size++] = (byte) (0xE0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  /** Adds a whole number. */
  void number(long number) {
    makeRoom(LONGEST_NUMBER);
    if (number >= 0 && number < 10) {
      bytes[size++] = (byte) ('0' + number);
      return;
    }
    if (number < 0) {
      bytes[size++] = '-';
    }
    // Negative numbers reach one further than positive ones.
    long rest = number < 0 ? number : -number;
    int end = size + digits(rest);
    size = end;
    while (rest != 0) {
      bytes[--end] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
  }

  private static int digits(long negative) {
    int digits = 1;
    for (long rest = negative / 10; rest != 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Adds an instant in ISO 8601, in UTC, with a fraction only where there is one. */
  void instant(long millis) {
    long second = Math.floorDiv(millis, MILLIS_OF_SECOND);
    int fraction = (int) Math.floorMod(millis, (long) MILLIS_OF_SECOND);
    int ofDay = (int) Math.floorMod(second, (long) SECONDS_OF_DAY);
    raw('"');
    day(LocalDate.ofEpochDay(Math.floorDiv(second, (long) SECONDS_OF_DAY)));
    raw('T');
    padded(ofDay / 3_600, 2);
    raw(':');
    padded(ofDay / 60 % 60, 2);
    raw(':');
    padded(ofDay % 60, 2);
    if (fraction > 0) {
      raw('.');
      padded(fraction, 3);
    }
    raw('Z');
    raw('"');
  }

  /** Adds a date in ISO 8601. */
  void date(LocalDate date) {
    raw('"');
    day(date);
    raw('"');
  }

  private void day(LocalDate date) {
    if (date.getYear() < 0 || date.getYear() > LAST_PLAIN_YEAR) {
      raw(date.toString().getBytes(US_ASCII));
      return;
    }
    padded(date.getYear(), 4);
    raw('-');
    padded(date.getMonthValue(), 2);
    raw('-');
    padded(date.getDayOfMonth(), 2);
  }

  private void padded(int number, int digits) {
    makeRoom(digits);
    int rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  private void makeRoom(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
