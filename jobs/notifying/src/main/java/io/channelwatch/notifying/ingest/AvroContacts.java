package io.channelwatch.notifying.ingest;

import io.channelwatch.event.Contact;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.notification.ContactsChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes contacts over from Avro records. */
public final class AvroContacts {
  private AvroContacts() {}

  /**
   * Who looks after a partner.
   *
   * @param knownAt when the profile became known, in milliseconds since the epoch
   */
  public static ContactsChange contacts(PartnerProfile profile, long knownAt) {
    Instant updatedAt = profile.getUpdatedAt();
    return new ContactsChange(
        profile.getPartnerId(),
        knownAt,
        updatedAt == null ? Long.MIN_VALUE : updatedAt.toEpochMilli(),
        contact(profile.getCam()),
        contact(profile.getLeader()));
  }

  static @Nullable Contact contact(io.channelwatch.alerts.@Nullable Contact contact) {
    return contact == null
        ? null
        : new Contact(
            contact.getName(), contact.getEmail(), contact.getSlackId(), contact.getTimeZone());
  }

  private static @Nullable Contact contact(io.channelwatch.events.@Nullable Contact contact) {
    return contact == null
        ? null
        : new Contact(
            contact.getName(), contact.getEmail(), contact.getSlackId(), contact.getTimeZone());
  }
}
