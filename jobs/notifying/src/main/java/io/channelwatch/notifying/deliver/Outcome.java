package io.channelwatch.notifying.deliver;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param channel the channel that took it, or the last one that did not
 * @param error the channel's error; null if it took the message
 * @param detail what went wrong on the way; null if nothing did
 * @param thread by what a later message can follow this one; null if it cannot
 */
public record Outcome(
    String channel, @Nullable String error, @Nullable String detail, @Nullable String thread) {

  /** The outcome of a message that no later one can follow. */
  public Outcome(String channel, @Nullable String error, @Nullable String detail) {
    this(channel, error, detail, null);
  }
}
