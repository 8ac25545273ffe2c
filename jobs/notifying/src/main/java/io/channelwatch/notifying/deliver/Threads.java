package io.channelwatch.notifying.deliver;

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
}
