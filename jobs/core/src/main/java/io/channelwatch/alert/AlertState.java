package io.channelwatch.alert;

import io.channelwatch.rule.RuleScope;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one rule on one subject. There is none while every level is inactive: the
 * evaluation that finds them so drops it.
 *
 * @param ruleId the rule
 * @param scope what the rule was evaluated for when the state began
 * @param subjectId the partner's or the deal's id
 * @param levels the levels by severity
 * @param episode what has been said; null while no level has fired
 * @param deadline the evaluation instant at which an interval of a level runs out; {@code
 *     Long.MAX_VALUE} if none does
 */
public record AlertState(
    String ruleId,
    RuleScope scope,
    String subjectId,
    LevelStates levels,
    @Nullable Episode episode,
    long deadline) {}
