package io.channelwatch.notification;

import io.channelwatch.notification.Message.Telling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes messages of entries. */
final class Messages {
  private static final List<String> KINDS = List.of("risk", "data_quality", "growth");

  private static final Comparator<Entry> WORST_FIRST =
      Comparator.comparing((Entry entry) -> entry.farewell)
          .thenComparing(Entry::ended)
          .thenComparing(entry -> entry.last, Comparator.comparing(Item::severity).reversed())
          // A reminder comes after what is as bad and news.
          .thenComparing(entry -> entry.news.isEmpty())
          .thenComparing(
              entry -> entry.last, Comparator.comparing(item -> KINDS.indexOf(item.kind())))
          .thenComparing(entry -> entry.last, Item.ORDER)
          .thenComparing(entry -> entry.id);

  private Messages() {}

  /**
   * One message of entries that go through the same channels.
   *
   * @param chain as the newest entry has it: the newest settings of a channel hold for all
   */
  static Message of(List<Entry> entries, Chain chain, long at, boolean digest, int leftOut) {
    List<Entry> inOrder = entries.stream().sorted(WORST_FIRST).toList();
    List<Item> items = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    Map<String, Telling> tellings = new LinkedHashMap<>();
    for (Entry entry : inOrder) {
      entry.items().stream().filter(i -> shown.add(i.alertId() + i.sequence())).forEach(items::add);
      tellings.put(
          entry.last.alertId(),
          new Telling(entry.why(), entry.note, entry.firstToldAt, entry.shown));
    }
    Entry first = inOrder.get(0);
    Destination to = first.to;
    String way = chain.key() + (digest ? " digest" : "");
    return new Message(
        NotificationId.of(to.recipient().id(), way, at, items),
        at,
        newest(entries).to.recipient(),
        to.role(),
        chain,
        digest ? Why.DIGEST : first.why(),
        List.copyOf(items),
        note(inOrder),
        newest(entries).terms.giveUpAfter(),
        tellings,
        leftOut);
  }

  /** The entry that heard of how things stand last. */
  static Entry newest(List<Entry> entries) {
    return entries.stream()
        .max(Comparator.comparing(entry -> entry.last, Item.ORDER))
        .orElseThrow();
  }

  /** Who takes care of all of them, or why they come to somebody else, is said once. */
  private static @Nullable String note(List<Entry> entries) {
    String note = entries.get(0).note;
    return note != null
            && entries.stream()
                .allMatch(e -> note.equals(e.note) && (e.farewell || note.equals(e.to.note())))
        ? note
        : null;
  }
}
