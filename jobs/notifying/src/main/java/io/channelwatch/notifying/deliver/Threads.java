package io.channelwatch.notifying.deliver;

import java.util.HashMap;
import java.util.Map;

/**
 * Where earlier messages about the episodes of a message went.
 *
 * @param byChannel by the channel's name, by alert id, what the channel returned
 */
public record Threads(Map<String, Map<String, String>> byChannel) {
  /** Nothing was sent before. */
  public static final Threads NONE = new Threads(Map.of());

  /** Those of one channel. */
  Map<String, String> of(String channel) {
    return byChannel.getOrDefault(channel, Map.of());
  }

  /** Under what a state keeps the thread of an episode. */
  static String key(String channel, String alertId) {
    return channel + ' ' + alertId;
  }

  /** Collects what is known. */
  static final class Found {
    private final Map<String, Map<String, String>> byChannel = new HashMap<>();

    void add(String channel, String alertId, String thread) {
      byChannel.computeIfAbsent(channel, name -> new HashMap<>()).put(alertId, thread);
    }

    Threads threads() {
      return new Threads(byChannel);
    }
  }
}
