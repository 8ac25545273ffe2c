package io.channelwatch.notifying.deliver;

import org.jspecify.annotations.Nullable;

/** A way to reach people. An instance is used by several threads at once. */
public interface Channel {

  /**
   * Sends a message once, and returns when the other side has taken it.
   *
   * @return by what a later message about the same episodes can follow this one; null where the
   *     medium knows no threads
   * @throws ChannelException if it has not; neither its text nor its causes hold a secret
   */
  @Nullable String send(Letter letter) throws ChannelException;
}
