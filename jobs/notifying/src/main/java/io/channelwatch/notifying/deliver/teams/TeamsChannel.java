package io.channelwatch.notifying.deliver.teams;

import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.HttpPost;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.MessageText;
import io.channelwatch.notifying.deliver.SettingsLookup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts Adaptive Cards to a workflow of Microsoft Teams ("when a webhook request is received"). */
public final class TeamsChannel implements Channel {
  private final String url;
  private final HttpPost post;
  private final MessageText text;

  private TeamsChannel(String url, HttpPost post, MessageText text) {
    this.url = url;
    this.post = post;
    this.text = text;
  }

  /** A channel with the setting {@code webhook_url}. */
  public static TeamsChannel of(SettingsLookup settings, HttpPost post, MessageText text)
      throws ChannelException {
    return new TeamsChannel(settings.required("webhook_url"), post, text);
  }

  @Override
  public @Nullable String send(Letter letter) throws ChannelException {
    byte[] body = AdaptiveCard.posted(text.card(letter.message()));
    post.send(url, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    return null;
  }
}
