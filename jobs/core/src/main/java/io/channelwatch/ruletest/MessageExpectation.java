package io.channelwatch.ruletest;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.rule.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message that is expected to go out at an instant.
 *
 * @param place where it is written
 * @param at in milliseconds since the epoch
 * @param to a role, a recipient's name or email; null: anybody
 * @param channel the one that is tried first; null: any
 * @param contains a text in its title, or in a title or message of what it tells; null: any
 */
record MessageExpectation(
    Problem place,
    long at,
    @Nullable String to,
    @Nullable String channel,
    @Nullable String contains) {

  private static final int SHOWN = 10;

  /** What is wrong, where none of the messages that have gone out so far is the expected one. */
  @Nullable Failure failure(List<Message> messages) {
    if (messages.stream().anyMatch(this::isMet)) {
      return null;
    }
    String sentence =
        "there is no message%s%s%s at %s"
            .formatted(
                to == null ? "" : " to " + to,
                channel == null ? "" : " by " + channel,
                contains == null ? "" : " with '" + contains + "'",
                Instant.ofEpochMilli(at));
    StringBuilder sent = new StringBuilder();
    sent.append(messages.isEmpty() ? "  Nothing has been sent by then.\n" : "  sent by then:\n");
    messages.stream()
        .skip(Math.max(0, messages.size() - SHOWN))
        .forEach(message -> sent.append("    ").append(line(message)).append('\n'));
    return new Failure(place(sentence), sent.toString());
  }

  private Problem place(String message) {
    return new Problem(
        place.severity(),
        place.file(),
        place.line(),
        place.column(),
        place.rule(),
        message,
        place.source());
  }

  private boolean isMet(Message message) {
    return message.at() == at
        && (to == null || isTo(message, to))
        && (channel == null || channel.equals(channel(message)))
        && (contains == null || contains(message, contains));
  }

  private static boolean isTo(Message message, String to) {
    return to.equals(message.role())
        || to.toLowerCase(Locale.ROOT).equals(message.recipient().id().toLowerCase(Locale.ROOT))
        || to.equals(message.recipient().name());
  }

  private static String channel(Message message) {
    return message.chain().channels().get(0).name();
  }

  private static boolean contains(Message message, String text) {
    return message.title().contains(text) || message.items().stream().anyMatch(i -> says(i, text));
  }

  private static boolean says(Item item, String text) {
    return item.title().contains(text)
        || item.message().contains(text)
        || item.ruleId().contains(text);
  }

  private static String line(Message message) {
    return "%s to %s (%s) by %s: %s"
        .formatted(
            Instant.ofEpochMilli(message.at()),
            message.recipient().id(),
            message.role(),
            channel(message),
            message.title());
  }

  /** Everything that it says, in a line. */
  String told() {
    return "%d message %s %s %s".formatted(at, to, channel, contains);
  }
}
