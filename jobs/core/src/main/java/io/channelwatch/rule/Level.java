package io.channelwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * One severity of a rule.
 *
 * @param severity what an alert at this level is
 * @param when what must hold
 * @param holdFor for how long, in milliseconds, before the level fires
 * @param clearWhen what must hold for the level to recover; null: the opposite of {@code when}
 */
public record Level(
    Severity severity, Condition when, long holdFor, @Nullable Condition clearWhen) {}
