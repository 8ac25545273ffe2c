package io.channelwatch.alert;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.Truth;
import org.jspecify.annotations.Nullable;

/** Why an episode ended that its own rule ended. */
final class EndReason {

  private final PeriodStarts periodStarts;

  EndReason(PeriodStarts periodStarts) {
    this.periodStarts = periodStarts;
  }

  /** The rule does not apply to the subject, or no longer. */
  ResolveReason notApplicable(LevelStates kept, Rule rule, long at) {
    if (kept.severity() == null) {
      return ResolveReason.RULE_REMOVED;
    }
    return beganAnew(rule, at) ? ResolveReason.PERIOD_ENDED : ResolveReason.NOT_APPLICABLE;
  }

  /**
   * The levels recovered, or an edit took the last one away.
   *
   * @param kept the levels before the evaluation, those apart that the rule no longer has
   */
  ResolveReason recovered(LevelStates kept, LevelStates next, Rule rule, Facts facts, long at) {
    Level ending = mostSevereEnding(kept, next, rule);
    if (ending == null) {
      return ResolveReason.RULE_REMOVED;
    }
    LevelState last = kept.of(ending.severity());
    if (beganAnew(rule, last.phase() == LevelPhase.RECOVERING ? last.since() : at)) {
      return ResolveReason.PERIOD_ENDED;
    }
    boolean absent = ending.when().test(facts) == Truth.ABSENT;
    return absent ? ResolveReason.ABSENT : ResolveReason.CLEARED;
  }

  private static @Nullable Level mostSevereEnding(LevelStates kept, LevelStates next, Rule rule) {
    Level ending = null;
    for (Level level : rule.levels()) {
      boolean ends = kept.of(level.severity()).isActive() && !next.of(level.severity()).isActive();
      if (ends && (ending == null || level.severity().compareTo(ending.severity()) > 0)) {
        ending = level;
      }
    }
    return ending;
  }

  /** Whether a period that the rule's expressions name began at the instant. */
  boolean beganAnew(Rule rule, long instant) {
    for (PeriodUnit period : rule.reads().periods()) {
      if (periodStarts.isStart(period, instant)) {
        return true;
      }
    }
    return false;
  }
}
