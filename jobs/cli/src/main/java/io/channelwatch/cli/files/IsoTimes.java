package io.channelwatch.cli.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants and dates as ISO 8601 writes them. */
public final class IsoTimes {

  /** Seconds may be left out; offsets come with a colon, without one, or as {@code Z}. */
  private static final List<DateTimeFormatter> INSTANTS =
      List.of(withOffset("+HH:MM"), withOffset("+HHMM"));

  /** A digit where there is a 0. */
  private static final String PLAIN = "0000-00-00T00:00:00Z";

  private IsoTimes() {}

  /** Milliseconds since the epoch, finer fractions cut; null for what is not an instant. */
  public static @Nullable Long instant(String text) {
    if (isPlain(text)) {
      return plain(text);
    }
    for (DateTimeFormatter form : INSTANTS) {
      try {
        return form.parse(text, OffsetDateTime::from).toInstant().toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // not of this form
      }
    }
    return null;
  }

  /** Nothing is made to fit: neither the 30th of February nor 24:00. */
  private static DateTimeFormatter withOffset(String pattern) {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .appendOffset(pattern, "Z")
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Whether it looks like {@code 2026-03-01T09:30:00Z}, as nearly all of a file's instants do. */
  private static boolean isPlain(String text) {
    if (text.length() != PLAIN.length()) {
      return false;
    }
    for (int i = 0; i < PLAIN.length(); i++) {
      char expected = PLAIN.charAt(i);
      char found = text.charAt(i);
      boolean fits = expected == '0' ? found >= '0' && found <= '9' : found == expected;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Long plain(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      return (((date.toEpochDay() * 24 + hour) * 60 + minute) * 60 + second) * 1000;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The date; null for what is none. */
  public static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
