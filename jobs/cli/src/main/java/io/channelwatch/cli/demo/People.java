package io.channelwatch.cli.demo;

import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.inbox.Looks.Person;
import io.channelwatch.event.Contact;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.NotificationConfig;
import io.channelwatch.notification.Recipient;
import io.channelwatch.notifying.ingest.AvroContacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What partners and recipients are called. */
final class People {

  private final Map<String, String> partners = new HashMap<>();
  private final Map<String, Person> recipients = new HashMap<>();

  /** Learns from a record whom it names. */
  void learn(EventRecord record) {
    if (record.value() instanceof PartnerProfile profile) {
      if (profile.getName() != null) {
        partners.put(profile.getPartnerId(), profile.getName());
      }
      ContactsChange contacts = AvroContacts.contacts(profile, 0);
      learn(contacts.cam());
      learn(contacts.leader());
    }
  }

  /** Learns the recipients that the configuration names. */
  void learn(@Nullable NotificationConfig config) {
    if (config != null) {
      config.recipients().values().forEach(this::learn);
    }
  }

  private void learn(@Nullable Contact contact) {
    if (contact != null) {
      learn(Recipient.of(contact));
    }
  }

  private void learn(Recipient recipient) {
    recipients.put(recipient.id(), Person.of(recipient));
  }

  /** The names of partners by their ids. */
  Map<String, String> partners() {
    return partners;
  }

  /** The recipients by their ids. */
  Map<String, Person> recipients() {
    return recipients;
  }
}
