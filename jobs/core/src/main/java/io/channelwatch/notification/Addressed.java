package io.channelwatch.notification;

/**
 * An item on its way to a recipient.
 *
 * @param grouping the times that hold for it
 * @param giveUpAfter age on the wall clock past which it is not sent any more, in milliseconds
 */
public record Addressed(Destination to, Grouping grouping, long giveUpAfter, Item item) {}
