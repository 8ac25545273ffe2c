package io.channelwatch.notifying.deliver.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.HttpPost;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.SettingsLookup;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts to Slack: through the Web API with a token, or through an incoming webhook. With a token,
 * what follows on an episode goes to the thread of its first message; that something got worse, and
 * a reminder, is shown in the channel as well.
 */
public final class SlackChannel implements Channel {
  private static final ObjectMapper JSON = new ObjectMapper();
  // What the Web API answers with status 200 when it makes sense to try again.
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  // A message that was deleted has no thread any more.
  private static final Set<String> NO_THREAD =
      Set.of("thread_not_found", "message_not_found", "cannot_reply_to_message");

  private final String url;
  private final @Nullable String token;
  private final HttpPost post;
  private final MessageText text;

  private SlackChannel(String url, @Nullable String token, HttpPost post, MessageText text) {
    this.url = url;
    this.token = token;
    this.post = post;
    this.text = text;
  }

  /** A channel with the settings {@code token} and {@code api_url}, or {@code webhook_url}. */
  public static SlackChannel of(SettingsLookup settings, HttpPost post, MessageText text)
      throws ChannelException {
    String webhook = settings.optional("webhook_url");
    if (webhook != null) {
      return new SlackChannel(webhook, null, post, text);
    }
    String api = settings.or("api_url", "https://slack.com/api").replaceAll("/+$", "");
    return new SlackChannel(api + "/chat.postMessage", settings.required("token"), post, text);
  }

  @Override
  public @Nullable String send(Letter letter) throws ChannelException {
    try {
      return post(letter);
    } catch (ChannelException e) {
      if (letter.thread() == null || !NO_THREAD.contains(e.code())) {
        throw e;
      }
      return post(Letter.first(letter.message()));
    }
  }

  private @Nullable String post(Letter letter) throws ChannelException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    if (token == null) {
      post.send(url, headers, bytes(body(letter.message())));
      return null;
    }
    headers.put("Authorization", "Bearer " + token);
    ObjectNode body = body(letter.message());
    body.put("channel", letter.message().recipient().slackId());
    // By this a reader of the channel can tell a repeat after a crash.
    body.putObject("metadata")
        .put("event_type", "channelwatch_notification")
        .putObject("event_payload")
        .put("notification_id", letter.message().notificationId());
    String thread = letter.thread();
    SlackThread before = thread == null ? null : SlackThread.parse(thread);
    if (before != null) {
      body.put("channel", before.channel());
      body.put("thread_ts", before.ts());
      body.put("reply_broadcast", wantsNotice(letter.message()));
    }
    JsonNode answer = check(post.send(url, headers, bytes(body)));
    return before == null ? SlackThread.begun(answer) : thread;
  }

  private ObjectNode body(Message message) throws ChannelException {
    ObjectNode body = SlackLimits.kept(text.blocks(message));
    body.put("unfurl_links", false);
    body.put("unfurl_media", false);
    // Slack makes links of addresses and mentions of names in a text, unless it is told not to.
    for (JsonNode text : body.findParents("type")) {
      if (text instanceof ObjectNode object && text.path("type").asText().equals("mrkdwn")) {
        object.put("verbatim", true);
      }
    }
    return body;
  }

  /** What got worse, and a reminder, must not be missed in a thread that nobody reads. */
  private static boolean wantsNotice(Message message) {
    return message.why() == Why.REPEAT
        || message.entries().stream()
            .anyMatch(item -> item.transition() == TransitionType.ESCALATED);
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode check(String answer) throws ChannelException {
    JsonNode result;
    try {
      result = JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw ChannelException.passing("malformed_answer", "The answer is no JSON.");
    }
    if (result.path("ok").asBoolean()) {
      return result;
    }
    String error = result.path("error").asText("unknown_error");
    String code = error.matches("[a-z_]{1,60}") ? error : "unknown_error";
    String detail = "Slack answered " + code + ".";
    throw PASSING.contains(code)
        ? ChannelException.passing(code, detail)
        : ChannelException.refused(code, detail);
  }
}
