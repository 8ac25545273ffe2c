package io.channelwatch.notification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Local times of day as instants. */
final class LocalInstant {
  private static final int MINUTES_A_DAY = 24 * 60;

  private LocalInstant() {}

  /**
   * When a clock on the wall shows a time of day: of one that a day does not have the first instant
   * after, of one that it has twice the first.
   *
   * @param minute of the day; 1440 and more lie on later days
   */
  static long of(LocalDate day, int minute, ZoneId zone) {
    LocalDateTime local =
        day.plusDays(minute / MINUTES_A_DAY).atStartOfDay().plusMinutes(minute % MINUTES_A_DAY);
    ZoneOffsetTransition turn = zone.getRules().getTransition(local);
    if (turn != null && turn.isGap()) {
      return turn.getInstant().toEpochMilli();
    }
    return local.atZone(zone).toInstant().toEpochMilli();
  }
}
