package io.channelwatch.notification;

import java.util.List;
import java.util.function.Function;

/**
 * What is new for a partner at an instant.
 *
 * @param at milliseconds since the epoch
 * @param alerts transitions that were not routed before, in order
 * @param contacts changes of who looks after it, in the order in which they became known
 * @param silences all of them
 * @param contents the last transition of a firing episode, with all that a message shows of it
 * @param rulesSince from when on the router's configuration holds
 */
public record Turn(
    long at,
    List<Incoming> alerts,
    List<ContactsChange> contacts,
    Silences silences,
    Function<String, Item> contents,
    long rulesSince) {}
