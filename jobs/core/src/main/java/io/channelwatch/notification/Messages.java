package io.channelwatch.notification;

import io.channelwatch.alert.TransitionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes messages of a group: one for each chain of channels that its items go through. */
final class Messages {
  private static final List<String> KINDS = List.of("risk", "data_quality", "growth");

  // Lists hold the items of one episode in order; the last one says how it stands.
  private static final Comparator<List<Item>> WORST_FIRST =
      Comparator.comparing(Messages::last, Comparator.comparing(Item::resolved))
          .thenComparing(Messages::last, Comparator.comparing(Item::severity).reversed())
          .thenComparing(Messages::last, Comparator.comparing(item -> KINDS.indexOf(item.kind())))
          .thenComparing(Messages::last, Item.ORDER);

  private Messages() {}

  static List<Message> of(RecipientState state, long at) {
    Map<String, List<Addressed>> byChain = new TreeMap<>();
    for (Addressed addressed : state.pending()) {
      for (Chain chain : addressed.to().chains()) {
        byChain.computeIfAbsent(chain.key(), key -> new ArrayList<>()).add(addressed);
      }
    }
    List<Message> messages = new ArrayList<>();
    byChain.forEach((key, group) -> messages.add(message(key, group, state.told(), at)));
    return messages;
  }

  private static Message message(
      String key, List<Addressed> group, Map<String, Integer> told, long at) {
    // The newest settings of a channel hold for all that goes through it.
    Addressed newest = group.get(group.size() - 1);
    Destination to = newest.to();
    Chain chain = to.chains().stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
    List<Item> items = worstFirst(group);
    String id = NotificationId.of(to.recipient().id(), key, at, items);
    Why why = why(items, told);
    return new Message(
        id, at, to.recipient(), to.role(), chain, why, items, to.note(), newest.giveUpAfter());
  }

  private static List<Item> worstFirst(List<Addressed> group) {
    Map<String, List<Item>> episodes = new LinkedHashMap<>();
    group.stream()
        .map(Addressed::item)
        .sorted(Item.ORDER)
        .forEach(i -> episodes.computeIfAbsent(i.alertId(), id -> new ArrayList<>()).add(i));
    List<Item> items = new ArrayList<>();
    episodes.values().stream().sorted(WORST_FIRST).forEach(items::addAll);
    return items;
  }

  private static Why why(List<Item> items, Map<String, Integer> told) {
    Item first = items.get(0);
    if (!told.containsKey(first.alertId())) {
      return Why.FIRST;
    }
    TransitionType last =
        items.stream()
            .filter(item -> item.alertId().equals(first.alertId()))
            .reduce(first, (before, after) -> after)
            .transition();
    return switch (last) {
      case OPENED -> Why.FIRST;
      case ESCALATED -> Why.ESCALATED;
      case DEESCALATED -> Why.DEESCALATED;
      case RESOLVED -> Why.RESOLVED;
    };
  }

  private static Item last(List<Item> episode) {
    return episode.get(episode.size() - 1);
  }
}
