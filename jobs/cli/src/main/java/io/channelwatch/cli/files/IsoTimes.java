package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  private IsoTimes() {}

  /** Milliseconds since the epoch, finer fractions cut; null for what is not an instant. */
  public static @Nullable Long instant(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    long plain = PlainTimes.instant(bytes, 0, bytes.length);
    if (plain != PlainTimes.NONE) {
      return plain;
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

  /** The date; null for what is none. */
  public static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
