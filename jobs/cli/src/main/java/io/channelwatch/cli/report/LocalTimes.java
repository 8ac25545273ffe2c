package io.channelwatch.cli.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Instants as the program's clocks on the wall show them. The page has no time zones: it takes
 * these for UTC and shows what people in the program's zone saw.
 */
record LocalTimes(ZoneId zone) {

  /** What the wall clock shows at an instant, as milliseconds since it showed the epoch. */
  long millis(Instant instant) {
    return instant.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The program's day that holds an instant. */
  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
