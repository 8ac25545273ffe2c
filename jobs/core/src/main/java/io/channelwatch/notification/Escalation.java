package io.channelwatch.notification;

import java.util.List;

/**
 * Who else is told of what nobody takes on.
 *
 * @param after milliseconds from the first message about an episode
 * @param to names of recipients
 */
public record Escalation(long after, List<String> to) {}
