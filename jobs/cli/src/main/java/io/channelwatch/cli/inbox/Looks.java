package io.channelwatch.cli.inbox;

import io.channelwatch.alerts.Notification;
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
  record Person(String name, @Nullable ZoneId zone) {}
}
