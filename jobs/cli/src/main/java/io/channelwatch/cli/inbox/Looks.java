package io.channelwatch.cli.inbox;

import io.channelwatch.alerts.Notification;
import io.channelwatch.notification.Recipient;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where the looks of messages are found. */
public interface Looks {

  /** How the message of a decision looks; null where there is none. */
  @Nullable Look of(Notification decision);

  /** Who a recipient is; null where nothing is known but the id. */
  @Nullable Person person(String recipient);

  /**
   * A recipient.
   *
   * @param name as people call them
   * @param zone null where it is the program's
   */
  record Person(String name, @Nullable ZoneId zone) {

    /** A recipient of messages; one whose zone nobody knows has none. */
    public static Person of(Recipient recipient) {
      return new Person(recipient.name(), zone(recipient.timeZone()));
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
      try {
        return name == null ? null : ZoneId.of(name);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
