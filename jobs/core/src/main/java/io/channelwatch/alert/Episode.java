package io.channelwatch.alert;

import io.channelwatch.rule.Severity;

/**
 * An alert from its opening to its end.
 *
 * @param openedAt when a level fired and none had before, in milliseconds since the epoch
 * @param sequence the number of its last transition, from 0
 * @param severity after that transition
 */
public record Episode(long openedAt, int sequence, Severity severity) {}
