package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of one record and keeps everything that is wrong with it. What cannot be used
 * comes back as some value or other, so that the rest is looked at as well; {@link #passed} is the
 * only way out.
 */
final class FieldCheck {

  private static final int DIGITS = 18;
  private static final int LONGEST_ID = 1_000;

  /** In bits; of longer ones the digits are not worth working out. */
  private static final int LONGEST_NUMBER = 256;

  /** Null while nothing is wrong, as with nearly all records. */
  private @Nullable String reason;

  private final List<String> details = new ArrayList<>(0);

  /** Notes something wrong: a code, and a clause for people. */
  void refuse(String code, String detail) {
    if (reason == null) {
      reason = code;
    }
    details.add(detail);
  }

  /**
   * The record, of which nothing was refused.
   *
   * @throws RefusedException under the first code, with all that is wrong
   */
  <T> T passed(T record) throws RefusedException {
    if (reason != null) {
      throw new RefusedException(
          reason, details.stream().distinct().collect(Collectors.joining("; ")));
    }
    return record;
  }

  /** An id: there, and no longer than what a key of the state may be. */
  String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      refuse("missing_" + field, "the record has no %s".formatted(field));
      return "";
    }
    return bounded(field, value);
  }

  String bounded(String field, String value) {
    if (value.length() > LONGEST_ID) {
      refuse(
          "bad_" + field,
          "the %s has %d characters and begins with '%s'; expected at most %d"
              .formatted(field, value.length(), value.substring(0, 20), LONGEST_ID));
    }
    return value;
  }

  String currency(@Nullable String code) {
    if (code == null || code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      refuse(
          "bad_currency",
          "the currency is '%s'; expected three capital letters of ISO 4217".formatted(code));
    }
    return code == null ? "" : code;
  }

  long fixed(String field, BigDecimal value, int scale) {
    int bits = value.unscaledValue().bitLength();
    if (bits > LONGEST_NUMBER) {
      return badNumber(field, "a number of %d bits".formatted(bits), scale);
    }
    try {
      BigDecimal scaled = value.setScale(scale);
      if (scaled.precision() <= DIGITS) {
        return scaled.unscaledValue().longValueExact();
      }
    } catch (ArithmeticException e) {
      // it has more decimals than there is room for
    }
    return badNumber(field, value.toPlainString(), scale);
  }

  private long badNumber(String field, String found, int scale) {
    refuse(
        "bad_" + field,
        "the %s is %s; expected at most %d digits, %d of them decimals"
            .formatted(field, found, DIGITS, scale));
    return 0;
  }

  @Nullable Integer optionalDay(String field, @Nullable LocalDate date) {
    return date == null ? null : Integer.valueOf(day(field, date));
  }

  int day(String field, LocalDate date) {
    if (!Times.isInCalendar(date)) {
      refuse(
          "bad_" + field, "the %s is %s; expected a day of %s".formatted(field, date, Times.YEARS));
      return 0;
    }
    return (int) date.toEpochDay();
  }

  @Nullable Long optionalInstant(String field, @Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(instant(field, instant));
  }

  long instant(String field, Instant instant) {
    if (!Times.isInCalendar(instant)) {
      refuse(
          "bad_" + field,
          "the %s is %s; expected an instant of %s".formatted(field, instant, Times.YEARS));
      return 0;
    }
    return instant.toEpochMilli();
  }
}
