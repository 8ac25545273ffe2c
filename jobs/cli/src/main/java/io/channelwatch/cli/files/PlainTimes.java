package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Instants and dates in the forms in which nearly all of them come, {@code 2026-03-01T09:30:00Z}
 * (with a fraction of the second or not, and with {@code +00:00} for the {@code Z} or not) and
 * {@code 2026-03-01}, read without making anything. Years are 1 to 9999.
 */
final class PlainTimes {

  /** Something else stands there. */
  static final long NONE = Long.MIN_VALUE;

  /** The length of a date. */
  static final int DAY = 10;

  private static final int SECONDS = 19;
  private static final int FRACTION = 9;
  private static final int BAD = -1_000_000;
  private static final byte[] UTC = "+00:00".getBytes(US_ASCII);

  private PlainTimes() {}

  /** Milliseconds since the epoch, finer fractions cut, or {@link #NONE}. */
  static long instant(byte[] text, int start, int end) {
    if (end - start <= SECONDS
        || text[start + 10] != 'T'
        || text[start + 13] != ':'
        || text[start + 16] != ':') {
      return NONE;
    }
    long day = day(text, start);
    int hour = pair(text, start + 11);
    int minute = pair(text, start + 14);
    int second = pair(text, start + 17);
    boolean fits = isIn(hour, 23) && isIn(minute, 59) && isIn(second, 59);
    int zone = afterFraction(text, start + SECONDS, end);
    if (day == NONE || !fits || !isUtc(text, zone, end)) {
      return NONE;
    }
    long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
    return seconds * 1000 + millis(text, start + SECONDS, zone);
  }

  /** Where a point and up to nine digits end; the start if they do not stand there. */
  private static int afterFraction(byte[] text, int start, int end) {
    int at = start + 1;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    int digits = at - start - 1;
    return text[start] == '.' && digits > 0 && digits <= FRACTION ? at : start;
  }

  private static long millis(byte[] text, int start, int end) {
    long millis = 0;
    for (int i = 1; i <= 3; i++) {
      millis = millis * 10 + (start + i < end ? text[start + i] - '0' : 0);
    }
    return millis;
  }

  private static boolean isUtc(byte[] text, int start, int end) {
    boolean letter = end - start == 1 && text[start] == 'Z';
    return letter || Arrays.equals(text, start, end, UTC, 0, UTC.length);
  }

  private static boolean isIn(int number, int last) {
    return number >= 0 && number <= last;
  }

  /** Days since 1970-01-01 of the date that begins at a byte, or {@link #NONE}. */
  static long day(byte[] text, int start) {
    int year = pair(text, start) * 100 + pair(text, start + 2);
    if (text[start + 4] != '-' || text[start + 7] != '-' || year < 1) {
      return NONE;
    }
    try {
      return LocalDate.of(year, pair(text, start + 5), pair(text, start + 8)).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** A number of two digits; far below zero for anything else. */
  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? BAD : tens * 10 + ones;
  }
}
