package io.channelwatch.ruletest;

import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule is expected to stand at an instant.
 *
 * @param place where it is written
 * @param at in milliseconds since the epoch
 * @param dealId for a rule on deals
 * @param state of the alert, or of the level that {@code severity} names
 */
record Expectation(
    Problem place,
    long at,
    Rule rule,
    @Nullable String dealId,
    LevelPhase state,
    @Nullable Severity severity,
    List<Value> values) {

  /**
   * What a formula is expected to give.
   *
   * @param number {@code NaN}: it is absent
   */
  record Value(String text, NumberExpression expression, double number) {}
}
