package io.channelwatch.notification;

import java.util.Map;

/**
 * A channel as the configuration describes it. References such as {@code ${SMTP_PASSWORD}} stand
 * unresolved in the settings: secrets are looked up where a message is sent and nowhere else.
 *
 * @param name the channel's name in the configuration
 * @param settings the channel's keys but its type
 */
public record ChannelSpec(String name, Type type, Map<String, String> settings) {

  /** The kinds of channel. */
  public enum Type {
    SLACK,
    EMAIL,
    WEBHOOK,
    ALERTMANAGER,
    TEAMS
  }

  /** Whether the recipient has what this channel needs to reach someone. */
  public boolean reaches(Recipient recipient) {
    return switch (type) {
      case EMAIL -> recipient.email() != null;
      case SLACK -> settings.containsKey("webhook_url") || recipient.slackId() != null;
      case WEBHOOK, ALERTMANAGER, TEAMS -> true;
    };
  }
}
