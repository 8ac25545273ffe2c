package io.channelwatch.notification;

import java.util.List;

/**
 * What follows for a recipient from new items, or from a group's time having come.
 *
 * @param next the recipient from now on; wants to be woken at {@code next.dueAt()}
 * @param messages what goes out
 * @param suppressed what does not
 */
public record Grouped(RecipientState next, List<Message> messages, List<Decision> suppressed) {}
