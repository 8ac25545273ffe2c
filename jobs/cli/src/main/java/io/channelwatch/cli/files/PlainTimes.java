package io.channelwatch.cli.files;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Instants and dates in the form in which nearly all of them come, {@code 2026-03-01T09:30:00Z} and
 * {@code 2026-03-01}, read without making anything. Years are 1 to 9999.
 */
final class PlainTimes {

  /** Something else stands there. */
  static final long NONE = Long.MIN_VALUE;

  /** The length of a date. */
  static final int DAY = 10;

  private static final int INSTANT = 20;
  private static final int BAD = -1_000_000;

  private PlainTimes() {}

  /** Milliseconds since the epoch, or {@link #NONE}. */
  static long instant(byte[] text, int start, int end) {
    if (end - start != INSTANT
        || text[start + 10] != 'T'
        || text[start + 13] != ':'
        || text[start + 16] != ':'
        || text[start + 19] != 'Z') {
      return NONE;
    }
    long day = day(text, start);
    int hour = pair(text, start + 11);
    int minute = pair(text, start + 14);
    int second = pair(text, start + 17);
    boolean fits = isIn(hour, 23) && isIn(minute, 59) && isIn(second, 59);
    return day == NONE || !fits ? NONE : (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000;
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
