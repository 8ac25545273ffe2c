package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.NotificationStatus;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A decision on a message as one line that a person wants to read.
 *
 * @param zone the program's
 */
record MessageLine(ZoneId zone) {

  /** Date, channel, recipient and title, or why nothing was sent. */
  String of(Notification message) {
    String title = AlertLine.plain(message.getTitle());
    boolean sent = message.getStatus() == NotificationStatus.SENT;
    String channel = message.getChannel() == null ? "nobody" : message.getChannel();
    return "@|faint %s  → %-6s  %-26s %s|@"
        .formatted(
            message.getAt().atZone(zone).toLocalDate(),
            AlertLine.plain(channel),
            AlertLine.plain(message.getRecipient()),
            sent ? title : title + " (" + outcome(message) + ")");
  }

  private static String outcome(Notification message) {
    String status = message.getStatus().name().toLowerCase(Locale.ROOT);
    String why = message.getWhy().toLowerCase(Locale.ROOT).replace('_', ' ');
    return AlertLine.plain(status + ": " + why);
  }
}
