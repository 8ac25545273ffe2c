package io.channelwatch.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When digests go out.
 *
 * @param weekday 1 for Monday to 7 for Sunday; 0 for every day
 * @param minute of the day, by the recipient's clock
 */
public record Digest(int weekday, int minute) {

  /** Every day at 08:30: what holds where something must wait for a digest and there is none. */
  public static final Digest DEFAULT = new Digest(0, 8 * 60 + 30);

  /** The first digest at or after an instant. */
  long from(long at, ZoneId zone) {
    // A digest of the day before may fall into this one, where a zone leaves a day out.
    LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate().minusDays(1);
    while (true) {
      if (weekday == 0 || day.getDayOfWeek().getValue() == weekday) {
        long instant = LocalInstant.of(day, minute, zone);
        if (instant >= at) {
          return instant;
        }
      }
      day = day.plusDays(1);
    }
  }
}
