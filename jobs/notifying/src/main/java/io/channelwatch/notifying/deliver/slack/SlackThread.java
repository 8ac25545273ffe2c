package io.channelwatch.notifying.deliver.slack;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The thread below a message.
 *
 * @param channel the conversation that the message stands in; of a direct message its own id, not
 *     the member's
 * @param ts the timestamp by which Slack names the message
 */
record SlackThread(String channel, String ts) {

  /** The thread below a message that was just posted, as text; null if the answer names none. */
  static @Nullable String begun(JsonNode answer) {
    String channel = answer.path("channel").asText();
    String ts = answer.path("ts").asText();
    return channel.isEmpty() || ts.isEmpty() ? null : channel + ' ' + ts;
  }

  static SlackThread parse(String text) {
    int space = text.indexOf(' ');
    return new SlackThread(text.substring(0, space), text.substring(space + 1));
  }
}
