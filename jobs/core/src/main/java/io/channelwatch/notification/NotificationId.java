package io.channelwatch.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The identity of a decision: the same content gives the same id in every run. */
final class NotificationId {
  private NotificationId() {}

  /**
   * The id of what one recipient gets, or does not get, at one instant.
   *
   * @param way the chain of channels, or why there is none
   */
  static String of(String recipient, String way, long at, List<Item> items) {
    StringBuilder text = new StringBuilder();
    text.append(recipient).append('\n').append(way).append('\n').append(at);
    for (Item item : items) {
      text.append('\n').append(item.alertId()).append(' ').append(item.sequence());
    }
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
