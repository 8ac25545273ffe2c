package io.channelwatch.notifying.deliver.alertmanager;

import io.channelwatch.notifying.deliver.Channel;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.HttpPost;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.SettingsLookup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts to {@code /api/v2/alerts} of a Prometheus Alertmanager, which then routes by itself. */
public final class AlertmanagerChannel implements Channel {
  private final String url;
  private final Map<String, String> headers;
  private final HttpPost post;

  private AlertmanagerChannel(String url, Map<String, String> headers, HttpPost post) {
    this.url = url;
    this.headers = headers;
    this.post = post;
  }

  /**
   * A channel with the settings {@code url}, and {@code token} or {@code username} and {@code
   * password} where one has to log in.
   */
  public static AlertmanagerChannel of(SettingsLookup settings, HttpPost post)
      throws ChannelException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    String authorization = authorization(settings);
    if (authorization != null) {
      headers.put("Authorization", authorization);
    }
    String base = settings.required("url").replaceAll("/+$", "");
    return new AlertmanagerChannel(base + "/api/v2/alerts", headers, post);
  }

  private static @Nullable String authorization(SettingsLookup settings) throws ChannelException {
    String token = settings.optional("token");
    if (token != null) {
      return "Bearer " + token;
    }
    String username = settings.optional("username");
    if (username == null) {
      return null;
    }
    String login = username + ':' + settings.required("password");
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String send(Letter letter) throws ChannelException {
    post.send(url, headers, PostedAlerts.of(letter.message()));
    return null;
  }
}
