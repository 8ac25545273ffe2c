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
 * @param why what its first item is to the recipient, or DIGEST
 * @param items worst episode first, the transitions of an episode in order
 * @param note why it goes to this recipient in place of another; null as a rule
 * @param giveUpAfter for how long a channel is tried, in milliseconds
 * @param tellings by alert id, what each episode is to the recipient
 * @param leftOut how many episodes began and ended since the last message without being told
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
    Map<String, Telling> tellings,
    int leftOut) {

  // A state written by an earlier release lacks what was added since.
  public Message {
    tellings = tellings == null ? Map.of() : tellings;
  }

  /** A message of which nothing more is known. */
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
    this(notificationId, at, recipient, role, chain, why, items, note, giveUpAfter, Map.of(), 0);
  }

  /**
   * What an episode is to the recipient at this moment.
   *
   * @param why FIRST, ESCALATED, DEESCALATED, RESOLVED, REPEAT (it goes on), ESCALATION or
   *     HANDED_OVER
   * @param note what is to be said with it; null as a rule
   * @param firstToldAt when the recipient was told of it first, in milliseconds since the epoch;
   *     -1: now
   * @param before what its readings were when the recipient was told last; empty: never
   */
  public record Telling(Why why, @Nullable String note, long firstToldAt, List<Reading> before) {}

  /** The same with other items. */
  public Message withItems(List<Item> others) {
    return new Message(
        notificationId,
        at,
        recipient,
        role,
        chain,
        why,
        others,
        note,
        giveUpAfter,
        tellings,
        leftOut);
  }

  /** Whether it gathers what has come in since the last one of its kind. */
  public boolean digest() {
    return why == Why.DIGEST;
  }

  /** What an episode is to the recipient; null in a message from before that was noted. */
  public @Nullable Telling telling(Item item) {
    return tellings.get(item.alertId());
  }

  /** The last transition of each episode, worst first: what the recipient is shown. */
  public List<Item> entries() {
    Map<String, Item> last = new LinkedHashMap<>();
    items.forEach(item -> last.put(item.alertId(), item));
    return new ArrayList<>(last.values());
  }

  /** How an entry stands, compared with what the recipient was told before. */
  public Development development(Item entry) {
    Telling telling = telling(entry);
    if (entry.resolved()) {
      return Development.RESOLVED;
    }
    return switch (telling == null ? Why.FIRST : telling.why()) {
      case ESCALATED -> Development.ESCALATED;
      case DEESCALATED -> Development.DEESCALATED;
      case REPEAT -> Development.UNCHANGED;
      default -> Development.OPENED;
    };
  }

  /** The message in one line of plain text. */
  public String title() {
    return digest() ? Headline.ofDigest(this) : Headline.of(entries());
  }
}
