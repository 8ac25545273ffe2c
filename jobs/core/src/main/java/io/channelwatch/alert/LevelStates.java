package io.channelwatch.alert;

import io.channelwatch.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The levels of one rule on one subject, by severity; a severity that the rule has no level for is
 * inactive.
 */
public record LevelStates(LevelState info, LevelState warning, LevelState critical) {

  static final LevelStates INACTIVE =
      new LevelStates(LevelState.INACTIVE, LevelState.INACTIVE, LevelState.INACTIVE);

  /** The level of a severity. */
  public LevelState of(Severity severity) {
    return switch (severity) {
      case INFO -> info;
      case WARNING -> warning;
      case CRITICAL -> critical;
    };
  }

  /** The same, but for one level. */
  LevelStates with(Severity severity, LevelState level) {
    LevelState before = of(severity);
    if (before.phase() == level.phase() && before.since() == level.since()) {
      return this;
    }
    return switch (severity) {
      case INFO -> new LevelStates(level, warning, critical);
      case WARNING -> new LevelStates(info, level, critical);
      case CRITICAL -> new LevelStates(info, warning, level);
    };
  }

  /** The most severe level that fires or recovers: the alert's severity; null if there is none. */
  public @Nullable Severity severity() {
    if (critical.isActive()) {
      return Severity.CRITICAL;
    }
    if (warning.isActive()) {
      return Severity.WARNING;
    }
    return info.isActive() ? Severity.INFO : null;
  }

  /** Whether no level has begun anything. */
  boolean isInactive() {
    return info.phase() == LevelPhase.INACTIVE
        && warning.phase() == LevelPhase.INACTIVE
        && critical.phase() == LevelPhase.INACTIVE;
  }
}
