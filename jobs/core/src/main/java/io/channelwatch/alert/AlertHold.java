package io.channelwatch.alert;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of an alert whose rule is held: it goes on as ever, but no interval runs out.
 * So no alert opens, changes its severity or ends, unless an edit of the rule makes it. Pure.
 */
final class AlertHold {

  private static final long ENDLESS = Long.MAX_VALUE;
  private static final long HOUR = 3_600_000;

  private final AlertLifecycle lifecycle;

  AlertHold(AlertLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /** Steps a rule that is held; the counterpart of {@link AlertLifecycle#step}. */
  Step step(@Nullable AlertState before, Rule rule, String subjectId, Facts facts, long at) {
    boolean applies = rule.appliesTo().test(facts) == Truth.TRUE;
    if (before == null && !applies) {
      return Step.NOTHING;
    }
    AlertState from = before == null ? AlertLifecycle.nothing(rule, subjectId) : before;
    LevelStates kept = AlertLifecycle.withoutRemovedLevels(from.levels(), rule);
    LevelStates next = applies ? held(kept, rule, facts, at) : withoutPending(kept, rule);
    if (from.episode() != null && next.severity() == null) {
      Step ended = lifecycle.end(from, ResolveReason.RULE_REMOVED);
      return new Step(remembered(from, next, null, rule, at), ended.change());
    }
    Step step = lifecycle.advance(from, next, rule, at);
    AlertState after = step.next();
    return after == null
        ? step
        : new Step(remembered(after, after.levels(), after.episode(), rule, at), step.change());
  }

  private static LevelStates held(LevelStates from, Rule rule, Facts facts, long at) {
    LevelStates next = from;
    for (Level level : rule.levels()) {
      LevelState state = from.of(level.severity());
      Truth when = level.when().test(facts);
      boolean raised = when == Truth.TRUE;
      boolean cleared = !raised && state.isActive() && AlertLifecycle.isCleared(level, when, facts);
      next = next.with(level.severity(), state.step(raised, cleared, ENDLESS, ENDLESS, at));
    }
    return next;
  }

  /** What does not apply has nothing to wait for; whether an alert ends shows when it may. */
  private static LevelStates withoutPending(LevelStates from, Rule rule) {
    LevelStates next = from;
    for (Level level : rule.levels()) {
      if (from.of(level.severity()).phase() == LevelPhase.PENDING) {
        next = next.with(level.severity(), LevelState.INACTIVE);
      }
    }
    return next;
  }

  /**
   * What is left of an alert. Where an interval ends it is still looked at, as it is if nobody knew
   * that it is held: whatever else is looked at then must not depend on that.
   */
  private @Nullable AlertState remembered(
      AlertState alert, LevelStates levels, @Nullable Episode episode, Rule rule, long at) {
    return levels.isInactive()
        ? null
        : new AlertState(
            alert.ruleId(),
            alert.scope(),
            alert.subjectId(),
            levels,
            episode,
            lifecycle.deadlineAfter(levels, rule, at));
  }

  /**
   * The alert once a topic of its rule is back that was stale for some time: what waits for an
   * interval waits for that much longer, in milliseconds. What began to recover because a period of
   * the rule began anew does not: nobody has to be heard of for that. Nor does what began within
   * the last hour: silence makes conditions true at full hours alone, so that is news.
   */
  AlertState putOff(AlertState alert, Rule rule, long lost, long at) {
    LevelStates levels = alert.levels();
    for (Level level : rule.levels()) {
      LevelState state = levels.of(level.severity());
      boolean waits =
          state.since() <= at - HOUR
              && (state.phase() == LevelPhase.PENDING
                  || (state.phase() == LevelPhase.RECOVERING
                      && !lifecycle.beganAnew(rule, state.since())));
      if (waits) {
        levels = levels.with(level.severity(), new LevelState(state.phase(), state.since() + lost));
      }
    }
    AlertState later = remembered(alert, levels, alert.episode(), rule, at);
    return later == null ? alert : later;
  }
}
