package io.channelwatch.notification;

/**
 * How many messages a recipient gets through a channel.
 *
 * @param most within any {@code within} milliseconds
 */
public record Limit(int most, long within) {}
