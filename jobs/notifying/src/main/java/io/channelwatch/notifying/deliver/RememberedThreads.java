package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** Where a recipient was told of each episode, until it has ended. */
final class RememberedThreads {
  private final MapState<String, String> byChannelAndEpisode;

  RememberedThreads(MapState<String, String> byChannelAndEpisode) {
    this.byChannelAndEpisode = byChannelAndEpisode;
  }

  /** Where the episodes of a message were told, for each channel that it may go through. */
  Threads before(Message message) throws Exception {
    Map<String, Map<String, String>> byChannel = new HashMap<>();
    for (ChannelSpec channel : message.chain().channels()) {
      Map<String, String> known = new HashMap<>();
      for (Item item : message.entries()) {
        String thread = byChannelAndEpisode.get(key(channel.name(), item));
        if (thread != null) {
          known.put(item.alertId(), thread);
        }
      }
      byChannel.put(channel.name(), known);
    }
    return new Threads(byChannel);
  }

  /** Takes note of where a message went; a digest is no place for what follows on one episode. */
  void remember(Message message, Outcome outcome) throws Exception {
    String thread = outcome.thread();
    for (Item item : message.entries()) {
      if (item.resolved()) {
        for (ChannelSpec channel : message.chain().channels()) {
          byChannelAndEpisode.remove(key(channel.name(), item));
        }
      } else if (thread != null && !message.digest()) {
        byChannelAndEpisode.put(key(outcome.channel(), item), thread);
      }
    }
  }

  private static String key(String channel, Item item) {
    return channel + ' ' + item.alertId();
  }
}
