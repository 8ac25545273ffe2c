package io.channelwatch.notifying.deliver.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.HttpPost;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.SettingsLookup;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts to Slack: through the Web API with a token, or through an incoming webhook. */
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
  public void send(Message message) throws ChannelException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    String answer = post.send(url, headers, body(message).getBytes(StandardCharsets.UTF_8));
    if (token != null) {
      check(answer);
    }
  }

  private String body(Message message) throws ChannelException {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(text.blocks(message));
      if (token != null) {
        body.put("channel", message.recipient().slackId());
      }
      body.put("unfurl_links", false);
      body.put("unfurl_media", false);
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw ChannelException.refused("template", "The template gives no JSON.");
    }
  }

  private static void check(String answer) throws ChannelException {
    JsonNode result;
    try {
      result = JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw ChannelException.passing("malformed_answer", "The answer is no JSON.");
    }
    if (result.path("ok").asBoolean()) {
      return;
    }
    String error = result.path("error").asText("unknown_error");
    String code = error.matches("[a-z_]{1,60}") ? error : "unknown_error";
    String detail = "Slack answered " + code + ".";
    throw PASSING.contains(code)
        ? ChannelException.passing(code, detail)
        : ChannelException.refused(code, detail);
  }
}
