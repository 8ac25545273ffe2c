package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The times that events carry. */
public final class Times {

  static final long DAY = 86_400_000;

  /** What {@link #isInCalendar} takes, for messages. */
  static final String YEARS = "the years 1 to 9999";

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /** When the event happened, in milliseconds since the epoch; null where it does not say. */
  public static @Nullable Long happenedAt(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return deal.occurredAt();
    } else if (event instanceof Revenue revenue) {
      return revenue.occurredAt();
    } else if (event instanceof Activity activity) {
      return activity.occurredAt();
    } else if (event instanceof Profile profile) {
      return profile.updatedAt();
    } else if (event instanceof Target target) {
      return target.updatedAt();
    }
    return null;
  }

  /** Whether the event becomes too old to count. */
  static boolean ages(PartnerEvent event) {
    return event instanceof DealVersion || event instanceof Revenue || event instanceof Activity;
  }

  /** Whether sums of such days stay within their types. */
  static boolean isInCalendar(LocalDate date) {
    return !date.isBefore(FIRST) && !date.isAfter(LAST);
  }

  /** Whether sums of such instants stay within their types. */
  static boolean isInCalendar(Instant instant) {
    return !instant.isBefore(BEGINNING) && instant.isBefore(END);
  }

  static String text(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }
}
