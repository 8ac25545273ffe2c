package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times that events carry. */
final class Times {

  static final long DAY = 86_400_000;

  private Times() {}

  /** When the event happened, in milliseconds since the epoch; null where it does not say. */
  static @Nullable Long happenedAt(PartnerEvent event) {
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

  static String text(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }
}
