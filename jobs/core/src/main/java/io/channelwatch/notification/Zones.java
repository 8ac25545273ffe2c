package io.channelwatch.notification;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Names of time zones. */
final class Zones {
  private Zones() {}

  /** Whether a name, if there is one, is that of a time zone. */
  static boolean isZone(@Nullable String name) {
    try {
      return name != null && !ZoneId.of(name).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
