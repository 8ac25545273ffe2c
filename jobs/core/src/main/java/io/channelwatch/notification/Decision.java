package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one message, or on one item that never became part of one.
 *
 * @param at the instant of the decision, by the clock of the alerts
 * @param recipient the recipient's id
 * @param channel the channel's name; null if none was tried
 * @param why a {@link Why}, or a channel's error
 * @param detail more about it in a sentence; null if there is nothing to add
 */
public record Decision(
    String notificationId,
    long at,
    String recipient,
    @Nullable String role,
    @Nullable String channel,
    Status status,
    String why,
    List<Item> items,
    String title,
    @Nullable String detail) {

  /** What became of the message. */
  public enum Status {
    SENT,
    FAILED,
    SUPPRESSED
  }

  /** The message went out through a channel of its chain. */
  public static Decision sent(Message message, String channel, @Nullable String detail) {
    return about(message, channel, Status.SENT, message.why().name(), detail);
  }

  /** No channel of its chain would take the message; {@code error} is the last one's. */
  public static Decision failed(
      Message message, String channel, String error, @Nullable String detail) {
    return about(message, channel, Status.FAILED, error, detail);
  }

  /** Items that a recipient is not told of. There is at least one. */
  public static Decision suppressed(
      String recipient, String role, long at, Why why, List<Item> items, @Nullable String detail) {
    return suppressed(recipient, role, null, at, why, items, detail);
  }

  /** Items that a recipient is not told of now through a channel. There is at least one. */
  static Decision suppressed(
      String recipient,
      String role,
      @Nullable String channel,
      long at,
      Why why,
      List<Item> items,
      @Nullable String detail) {
    return new Decision(
        NotificationId.of(recipient, why.name(), at, items),
        at,
        recipient,
        role,
        channel,
        Status.SUPPRESSED,
        why.name(),
        items,
        Headline.of(items.get(items.size() - 1)),
        detail);
  }

  private static Decision about(
      Message message, String channel, Status status, String why, @Nullable String detail) {
    return new Decision(
        message.notificationId(),
        message.at(),
        message.recipient().id(),
        message.role(),
        channel,
        status,
        why,
        message.items(),
        message.title(),
        detail);
  }
}
