package io.channelwatch.notification;

import io.channelwatch.rule.Severity;

/**
 * An episode that fires beside the one that a message is about.
 *
 * @param kind risk, growth or data_quality
 * @param openedAt when it began, milliseconds since the epoch
 */
public record Firing(String alertId, String title, String kind, Severity severity, long openedAt) {}
