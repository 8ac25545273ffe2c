package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Message;

/** A way to reach people. An instance is used by several threads at once. */
public interface Channel {

  /**
   * Sends a message once, and returns when the other side has taken it.
   *
   * @throws ChannelException if it has not; neither its text nor its causes hold a secret
   */
  void send(Message message) throws ChannelException;
}
