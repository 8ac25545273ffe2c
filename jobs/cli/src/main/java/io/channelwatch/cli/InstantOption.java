package io.channelwatch.cli;

import io.channelwatch.cli.files.IsoTimes;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An instant as people write it: in ISO 8601, or a date, which is the start of its day. */
final class InstantOption {

  private InstantOption() {}

  /**
   * The instant in milliseconds since the epoch; null for null.
   *
   * @throws CommandFailure if it is neither an instant nor a date
   */
  static @Nullable Long read(String option, @Nullable String text, ZoneId zone) {
    if (text == null) {
      return null;
    }
    LocalDate date = IsoTimes.date(text);
    Long instant =
        date == null
            ? IsoTimes.instant(text)
            : Long.valueOf(date.atStartOfDay(zone).toInstant().toEpochMilli());
    if (instant == null) {
      throw CommandFailure.input(
          "%s is %s; expected an instant such as 2026-03-01T09:30:00Z or a date such as 2026-03-01."
              .formatted(option, text));
    }
    return instant;
  }
}
