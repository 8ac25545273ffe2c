package io.channelwatch.notifying.deliver;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param channel the channel that took it, or the last one that did not
 * @param error the channel's error; null if it took the message
 * @param detail what went wrong on the way; null if nothing did
 */
public record Outcome(String channel, @Nullable String error, @Nullable String detail) {}
