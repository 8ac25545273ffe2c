package io.channelwatch.ruletest;

import io.channelwatch.rule.Problem;

/**
 * An expectation that does not hold.
 *
 * @param problem where it stands, and what differs
 * @param comparison what was expected beside what was found, a line each
 */
public record Failure(Problem problem, String comparison) {}
