package io.channelwatch.notifying.ingest;

import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Something new about a partner or a segment; exactly one of the last two is there.
 *
 * @param key what the news of one partner, or of one segment, has in common
 * @param at milliseconds since the epoch
 */
public record PartnerNews(
    String key, long at, @Nullable Incoming alert, @Nullable ContactsChange contacts) {

  /** A transition of an alert. */
  public static PartnerNews of(Incoming alert) {
    return new PartnerNews(alert.routingKey(), alert.item().at(), alert, null);
  }

  /** Somebody else looks after the partner. */
  public static PartnerNews of(ContactsChange contacts) {
    return new PartnerNews(contacts.partnerId(), contacts.at(), null, contacts);
  }
}
