package io.channelwatch.notification;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Channels for one message: the first is tried, each next one when the one before has failed.
 *
 * @param channels at least one
 */
public record Chain(List<ChannelSpec> channels) {

  /** The channels' names in order; chains of one name lead to the same place. */
  public String key() {
    return channels.stream().map(ChannelSpec::name).collect(Collectors.joining(">"));
  }
}
