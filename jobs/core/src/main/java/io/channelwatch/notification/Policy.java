package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the alerts that it matches.
 *
 * @param channels names of channels, in the order in which they are tried
 * @param all whether each channel gets a message, and not the first that reaches the recipient
 * @param digest null where news goes out at once
 * @param repeats milliseconds between reminders, the last one over and over; empty: there are none
 * @param escalation null where nobody else is told
 */
public record Policy(
    AlertCondition match,
    List<String> channels,
    boolean all,
    @Nullable Digest digest,
    List<Long> repeats,
    @Nullable Escalation escalation) {}
