package io.channelwatch.cli.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants and dates as ISO 8601 writes them. */
public final class IsoTimes {

  /** Seconds may be left out; offsets come with a colon, without one, or as {@code Z}. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private IsoTimes() {}

  /** Milliseconds since the epoch, finer fractions cut; null for what is not an instant. */
  public static @Nullable Long instant(String text) {
    try {
      return INSTANT.parse(text, OffsetDateTime::from).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
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
