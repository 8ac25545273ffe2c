package io.channelwatch.notifying.deliver.webhook;

import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.HttpPost;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.SettingsLookup;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts CloudEvents 1.0 in structured JSON. The header {@code X-Channelwatch-Signature} is {@code
 * sha256=} and the hexadecimal HMAC-SHA256 of the timestamp header, a dot and the body; receivers
 * refuse what carries another signature or an old timestamp.
 */
public final class WebhookChannel implements Channel {
  private final String url;
  private final Signature signature;
  private final HttpPost post;
  private final Clock clock;

  private WebhookChannel(String url, Signature signature, HttpPost post, Clock clock) {
    this.url = url;
    this.signature = signature;
    this.post = post;
    this.clock = clock;
  }

  /** A channel with the settings {@code url} and {@code secret}. */
  public static WebhookChannel of(SettingsLookup settings, HttpPost post, Clock clock)
      throws ChannelException {
    Signature signature = new Signature(settings.required("secret"));
    return new WebhookChannel(settings.required("url"), signature, post, clock);
  }

  @Override
  public @Nullable String send(Letter letter) throws ChannelException {
    byte[] body = CloudEvent.of(letter.message());
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    post.send(
        url,
        Map.of(
            "Content-Type",
            "application/cloudevents+json; charset=utf-8",
            "X-Channelwatch-Timestamp",
            timestamp,
            "X-Channelwatch-Signature",
            "sha256=" + signature.of(timestamp, body)),
        body);
    return null;
  }
}
