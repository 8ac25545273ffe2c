package io.channelwatch.ruletest;

import io.channelwatch.alert.AlertState;
import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule stands on its subject.
 *
 * @param alert what is remembered of it; null while every level is inactive
 */
record Standing(@Nullable AlertState alert) {

  private static final List<Severity> WORST_FIRST =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

  /** How far a level has come; one that the rule does not have is inactive. */
  LevelPhase phase(Severity severity) {
    return alert == null ? LevelPhase.INACTIVE : alert.levels().of(severity).phase();
  }

  /** Since when a level is pending or recovering, in milliseconds since the epoch. */
  long since(Severity severity) {
    return alert == null ? 0 : alert.levels().of(severity).since();
  }

  /** The alert's severity; before it fires that of the most severe level that is pending. */
  @Nullable Severity severity() {
    Severity firing = alert == null ? null : alert.levels().severity();
    return firing != null
        ? firing
        : WORST_FIRST.stream()
            .filter(severity -> phase(severity) == LevelPhase.PENDING)
            .findFirst()
            .orElse(null);
  }

  /** How far the level has come that gives the {@link #severity}. */
  LevelPhase state() {
    Severity severity = severity();
    return severity == null ? LevelPhase.INACTIVE : phase(severity);
  }
}
