package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through one channel.
 *
 * @param threads by alert id, what the channel returned for the last message about that episode
 */
public record Letter(Message message, Map<String, String> threads) {

  /** A message that follows no other. */
  public static Letter first(Message message) {
    return new Letter(message, Map.of());
  }

  /** The threads of the episodes that it shows, worst first, each once. */
  public List<String> follows() {
    return message.entries().stream()
        .map(Item::alertId)
        .map(threads::get)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The one thread in which all its episodes stand; null if there is none. */
  public @Nullable String thread() {
    boolean all = message.entries().stream().allMatch(item -> threads.containsKey(item.alertId()));
    List<String> follows = follows();
    return all && follows.size() == 1 && !message.digest() ? follows.get(0) : null;
  }
}
