package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Audience;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notifying.deliver.alertmanager.AlertmanagerChannel;
import io.channelwatch.notifying.deliver.email.EmailChannel;
import io.channelwatch.notifying.deliver.slack.SlackChannel;
import io.channelwatch.notifying.deliver.teams.TeamsChannel;
import io.channelwatch.notifying.deliver.webhook.WebhookChannel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/** The channels that there are. */
public final class Channels implements ChannelFactory {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final MessageText text;
  private final Secrets secrets;
  private final AllowedHosts allowed;
  private final Duration timeout;

  /**
   * Makes the factory.
   *
   * @param allowed the hosts that messages may be posted to
   * @param timeout for how long an attempt waits for the other side
   */
  public Channels(MessageText text, Secrets secrets, AllowedHosts allowed, Duration timeout) {
    this.text = text;
    this.secrets = secrets;
    this.allowed = allowed;
    this.timeout = timeout;
  }

  /** The channel of a description; whatever it is, it gets what its message's audience may see. */
  @Override
  public Channel open(ChannelSpec spec) throws ChannelException {
    Channel channel = channel(spec);
    return letter -> channel.send(new Letter(Audience.shown(letter.message()), letter.threads()));
  }

  private Channel channel(ChannelSpec spec) throws ChannelException {
    SettingsLookup settings = new SettingsLookup(spec, secrets);
    HttpPost post = new HttpPost(http, allowed, timeout);
    return switch (spec.type()) {
      case SLACK -> SlackChannel.of(settings, post, text);
      case EMAIL -> EmailChannel.of(settings, timeout, text);
      case WEBHOOK -> WebhookChannel.of(settings, post, Clock.systemUTC());
      case ALERTMANAGER -> AlertmanagerChannel.of(settings, post);
      case TEAMS -> TeamsChannel.of(settings, post, text);
    };
  }
}
