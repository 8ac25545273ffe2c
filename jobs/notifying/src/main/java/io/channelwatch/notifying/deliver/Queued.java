package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Message;

/**
 * A message that is not delivered yet.
 *
 * @param since when it was taken in, by the wall clock, in milliseconds since the epoch
 */
public record Queued(Message message, long since) {}
