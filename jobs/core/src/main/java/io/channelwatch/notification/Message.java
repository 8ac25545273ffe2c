package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient.
 *
 * @param notificationId the same in every run for the same content
 * @param at the instant at which it goes out, by the clock of the alerts
 * @param role the role through which the recipient was found
 * @param chain the channels to try
 * @param why what its first item is to the recipient
 * @param items worst episode first, the transitions of an episode in order
 * @param note why it goes to this recipient in place of another; null as a rule
 * @param giveUpAfter for how long a channel is tried, in milliseconds
 * @param digest whether it sums up what happened over some time, and is laid out by partner
 * @param since of a digest the instant of the one before it, -1 if there was none: an episode whose
 *     last transition is not later has not changed since and still fires
 */
public record Message(
    String notificationId,
    long at,
    Recipient recipient,
    String role,
    Chain chain,
    Why why,
    List<Item> items,
    @Nullable String note,
    long giveUpAfter,
    boolean digest,
    long since) {

  /** A message that is no digest. */
  public Message(
      String notificationId,
      long at,
      Recipient recipient,
      String role,
      Chain chain,
      Why why,
      List<Item> items,
      @Nullable String note,
      long giveUpAfter) {
    this(notificationId, at, recipient, role, chain, why, items, note, giveUpAfter, false, -1);
  }

  /** The same as a digest of what happened after an instant, or of all there is with -1. */
  public Message asDigest(long sinceBefore) {
    return new Message(
        notificationId,
        at,
        recipient,
        role,
        chain,
        why,
        items,
        note,
        giveUpAfter,
        true,
        sinceBefore);
  }

  /** The same with other items. */
  public Message withItems(List<Item> others) {
    return new Message(
        notificationId, at, recipient, role, chain, why, others, note, giveUpAfter, digest, since);
  }

  /** The last transition of each episode, worst first: what the recipient is shown. */
  public List<Item> entries() {
    Map<String, Item> last = new LinkedHashMap<>();
    items.forEach(item -> last.put(item.alertId(), item));
    return new ArrayList<>(last.values());
  }

  /** How an entry stands, compared with the digest before. */
  public Standing standing(Item entry) {
    if (entry.resolved()) {
      return Standing.RESOLVED;
    }
    if (entry.at() <= since) {
      return Standing.UNCHANGED;
    }
    if (entry.openedAt() > since) {
      return Standing.OPENED;
    }
    return switch (entry.transition()) {
      case ESCALATED -> Standing.ESCALATED;
      case DEESCALATED -> Standing.DEESCALATED;
      case OPENED, RESOLVED -> Standing.OPENED;
    };
  }

  /** The message in one line of plain text. */
  public String title() {
    return digest ? Headline.digest(this) : Headline.of(entries());
  }
}
