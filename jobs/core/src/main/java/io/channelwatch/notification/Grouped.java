package io.channelwatch.notification;

import java.util.List;

/**
 * What follows for a recipient at an instant.
 *
 * @param messages what goes out
 * @param suppressed what does not, or not yet
 * @param wakeAt when the next group goes out; {@code Long.MAX_VALUE}: there is none
 */
public record Grouped(List<Message> messages, List<Decision> suppressed, long wakeAt) {}
