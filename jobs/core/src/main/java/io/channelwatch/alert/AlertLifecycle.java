package io.channelwatch.alert;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of an alert: steps all levels of one rule on one subject, once an evaluation,
 * and says what that means for the alert's episode. Pure; what it remembers is {@link AlertState}.
 */
final class AlertLifecycle {

  private static final Severity[] SEVERITIES = Severity.values();

  private final EndReason endReason;
  private final long evaluationInterval;

  /**
   * @param evaluationInterval the grid of evaluation instants, in milliseconds, to which deadlines
   *     are rounded up
   */
  AlertLifecycle(PeriodStarts periodStarts, long evaluationInterval) {
    this.endReason = new EndReason(periodStarts);
    this.evaluationInterval = evaluationInterval;
  }

  /**
   * Steps a rule on a subject at an instant. Levels that the rule no longer has go inactive first,
   * whatever else holds.
   *
   * @param before what is remembered; null for nothing
   */
  Step step(@Nullable AlertState before, Rule rule, String subjectId, Facts facts, long at) {
    boolean applies = rule.appliesTo().test(facts) == Truth.TRUE;
    if (before == null) {
      return applies ? begin(rule, subjectId, facts, at) : Step.NOTHING;
    }
    LevelStates kept = withoutRemovedLevels(before.levels(), rule);
    if (!applies) {
      return end(before, endReason.notApplicable(kept, rule, at));
    }
    LevelStates next = stepLevels(kept, rule, facts, at);
    if (before.episode() != null && next.severity() == null) {
      ResolveReason reason = endReason.recovered(kept, next, rule, facts, at);
      return new Step(remembered(before, next, null, rule), resolved(before.episode(), reason));
    }
    return advance(before, next, rule, at);
  }

  /**
   * Ends whatever there is of an alert, for a reason outside the rule's conditions; where an edit
   * took the last level that fired, that comes first.
   */
  Step end(AlertState before, Rule rule, ResolveReason reason) {
    boolean gone = withoutRemovedLevels(before.levels(), rule).severity() == null;
    return end(before, gone ? ResolveReason.RULE_REMOVED : reason);
  }

  /** Ends whatever there is of an alert: every level goes inactive. */
  Step end(AlertState before, ResolveReason reason) {
    Episode episode = before.episode();
    return episode == null ? Step.NOTHING : new Step(null, resolved(episode, reason));
  }

  private Step begin(Rule rule, String subjectId, Facts facts, long at) {
    if (!isRaised(rule, facts)) {
      return Step.NOTHING;
    }
    LevelStates next = stepLevels(LevelStates.INACTIVE, rule, facts, at);
    return advance(nothing(rule, subjectId), next, rule, at);
  }

  /** An alert of which nothing has begun. */
  static AlertState nothing(Rule rule, String subjectId) {
    return new AlertState(rule.id(), rule.scope(), subjectId, LevelStates.INACTIVE, null, 0);
  }

  /** Whether a period that the rule's expressions name began at the instant. */
  boolean beganAnew(Rule rule, long instant) {
    return endReason.beganAnew(rule, instant);
  }

  private static boolean isRaised(Rule rule, Facts facts) {
    List<Level> levels = rule.levels();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).when().test(facts) == Truth.TRUE) {
        return true;
      }
    }
    return false;
  }

  /** What the levels after a step mean for the episode, which they do not end. */
  Step advance(AlertState before, LevelStates next, Rule rule, long at) {
    Episode episode = before.episode();
    Severity from = episode == null ? null : episode.severity();
    Severity to = next.severity();
    if (to == null || to == from) {
      return new Step(remembered(before, next, episode, rule), null);
    }
    Episode changed =
        episode == null
            ? new Episode(at, 0, to)
            : new Episode(episode.openedAt(), episode.sequence() + 1, to);
    Step.Change change = new Step.Change(typeOf(from, to), changed, null, from);
    return new Step(remembered(before, next, changed, rule), change);
  }

  private static TransitionType typeOf(@Nullable Severity from, Severity to) {
    if (from == null) {
      return TransitionType.OPENED;
    }
    return to.compareTo(from) > 0 ? TransitionType.ESCALATED : TransitionType.DEESCALATED;
  }

  private static Step.Change resolved(Episode episode, ResolveReason reason) {
    Severity last = episode.severity();
    Episode ended = new Episode(episode.openedAt(), episode.sequence() + 1, last);
    return new Step.Change(TransitionType.RESOLVED, ended, reason, last);
  }

  private static LevelStates stepLevels(LevelStates from, Rule rule, Facts facts, long at) {
    LevelStates next = from;
    for (Level level : rule.levels()) {
      LevelState state = from.of(level.severity());
      Truth when = level.when().test(facts);
      boolean raised = when == Truth.TRUE;
      boolean cleared = !raised && state.isActive() && isCleared(level, when, facts);
      next =
          next.with(
              level.severity(),
              state.step(raised, cleared, level.holdFor(), rule.keepFiringFor(), at));
    }
    return next;
  }

  /** Whether a level may recover, given that its condition does not hold. */
  static boolean isCleared(Level level, Truth when, Facts facts) {
    return when == Truth.ABSENT
        || level.clearWhen() == null
        || level.clearWhen().test(facts) == Truth.TRUE;
  }

  static LevelStates withoutRemovedLevels(LevelStates levels, Rule rule) {
    LevelStates kept = levels;
    for (Severity severity : SEVERITIES) {
      if (!hasLevel(rule, severity)) {
        kept = kept.with(severity, LevelState.INACTIVE);
      }
    }
    return kept;
  }

  private static boolean hasLevel(Rule rule, Severity severity) {
    List<Level> levels = rule.levels();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).severity() == severity) {
        return true;
      }
    }
    return false;
  }

  private @Nullable AlertState remembered(
      AlertState before, LevelStates next, @Nullable Episode episode, Rule rule) {
    if (next.isInactive()) {
      return null;
    }
    long deadline = deadline(next, rule);
    boolean same =
        isSame(next, before.levels())
            && Objects.equals(episode, before.episode())
            && deadline == before.deadline();
    return same
        ? before
        : new AlertState(
            before.ruleId(), before.scope(), before.subjectId(), next, episode, deadline);
  }

  // Levels that do not change stay the very same.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(LevelStates next, LevelStates before) {
    return next == before || next.equals(before);
  }

  private long deadline(LevelStates levels, Rule rule) {
    return deadlineAfter(levels, rule, Long.MIN_VALUE);
  }

  /** The first evaluation instant after another at which an interval of a level runs out. */
  long deadlineAfter(LevelStates levels, Rule rule, long at) {
    long earliest = Long.MAX_VALUE;
    for (Level level : rule.levels()) {
      LevelState state = levels.of(level.severity());
      long runsOut = state.deadline(level.holdFor(), rule.keepFiringFor());
      if (runsOut != Long.MAX_VALUE) {
        long deadline = EvaluationGrid.ceil(runsOut, evaluationInterval);
        earliest = deadline > at ? Math.min(earliest, deadline) : earliest;
      }
    }
    return earliest;
  }
}
