package io.channelwatch.alert;

import java.util.List;

/**
 * What came of evaluating a partner.
 *
 * @param transitions what is told, ordered by rule and subject
 * @param wakeAt the next instant at which something can change without a record; {@code
 *     Long.MAX_VALUE} if there is none
 */
public record Evaluation(List<Transition> transitions, long wakeAt) {}
