package io.channelwatch.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a recipient is not to be disturbed, by the recipient's clock.
 *
 * @param from minute of the day at which it begins
 * @param to minute of the day at which it ends, on the next day where that is not after {@code
 *     from}; -1: no time of day is quiet
 * @param weekends whether Saturdays and Sundays are quiet as a whole
 */
public record QuietTimes(int from, int to, boolean weekends) {

  /** No time of day. */
  public static final int NONE = -1;

  private static final int DAY = 24 * 60;

  /** The first instant at or after this one that is not quiet. */
  long end(long at, ZoneId zone) {
    long end = at;
    while (true) {
      long next = oneEnd(end, zone);
      if (next == end) {
        return end;
      }
      end = next;
    }
  }

  /** The end of a quiet time that holds an instant; the instant itself if none does. */
  private long oneEnd(long at, ZoneId zone) {
    LocalDate today = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    for (int back = 2; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      long end = at;
      if (to != NONE) {
        end = endIfWithin(at, day, from, to > from ? to : to + DAY, zone);
      }
      if (end == at && weekends && day.getDayOfWeek() == DayOfWeek.SATURDAY) {
        end = endIfWithin(at, day, 0, 2 * DAY, zone);
      }
      if (end != at) {
        return end;
      }
    }
    return at;
  }

  private static long endIfWithin(long at, LocalDate day, int from, int to, ZoneId zone) {
    long end = LocalInstant.of(day, to, zone);
    return at >= LocalInstant.of(day, from, zone) && at < end ? end : at;
  }
}
