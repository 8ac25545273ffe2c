package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can be told.
 *
 * @param id identifies the person or group across roles and alerts
 * @param name as people read it
 * @param email address for email, if there is one
 * @param slackId member or channel id for Slack, if there is one
 * @param timeZone IANA zone; null means the program's
 */
public record Recipient(
    String id,
    String name,
    @Nullable String email,
    @Nullable String slackId,
    @Nullable String timeZone) {

  /** The recipient behind a role: known by the email in lower case, else slack id, else name. */
  public static Recipient of(Contact contact) {
    return new Recipient(
        identity(contact), contact.name(), contact.email(), contact.slackId(), contact.timeZone());
  }

  private static String identity(Contact contact) {
    String email = contact.email();
    if (email != null) {
      return email.toLowerCase(Locale.ROOT);
    }
    String slackId = contact.slackId();
    return slackId != null ? slackId : contact.name();
  }
}
