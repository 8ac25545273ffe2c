package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.ChannelSpec;

/** Makes a channel of its description, when a message is to be sent. */
@FunctionalInterface
public interface ChannelFactory {

  /**
   * Looks up what the description refers to.
   *
   * @throws ChannelException if something that it refers to is not there
   */
  Channel open(ChannelSpec spec) throws ChannelException;
}
