package io.channelwatch.model;

import io.channelwatch.model.Rule.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One rule on one subject: the states of its levels and its episode. */
final class AlertState {

  enum Phase {
    PENDING,
    FIRING,
    RECOVERING
  }

  /** A level that is not inactive. */
  record LevelState(Phase phase, Instant since) {
    boolean active() {
      return phase != Phase.PENDING;
    }
  }

  /** Levels by severity; one that is not there is inactive. */
  final Map<String, LevelState> levels = new HashMap<>();

  /** When the episode began; null: there is none. */
  Instant openedAt;

  int sequence;
  String severity;

  /** The most severe level that fires or recovers; null if none does. */
  String worst() {
    return levels.entrySet().stream()
        .filter(level -> level.getValue().active())
        .map(Map.Entry::getKey)
        .max((a, b) -> Rule.SEVERITIES.indexOf(a) - Rule.SEVERITIES.indexOf(b))
        .orElse(null);
  }

  /** One step of a level; gives when the recovery began that ended it now, else null. */
  static Instant step(Map<String, LevelState> levels, Level level, Rule rule, View view) {
    Object when = level.when().value(view);
    boolean c = Boolean.TRUE.equals(when);
    boolean k;
    if (when == null) {
      k = true;
    } else if (level.clearWhen() == null) {
      k = !c;
    } else {
      k = Boolean.TRUE.equals(level.clearWhen().value(view)) && !c;
    }
    Instant now = view.now();
    LevelState state = levels.get(level.severity());
    if (state == null && c) {
      state = pending(now, c, level, now);
    } else if (state != null && state.phase() == Phase.PENDING) {
      state = pending(state.since(), c, level, now);
    } else if (state != null && state.phase() == Phase.FIRING && k) {
      state = new LevelState(Phase.RECOVERING, now);
    }
    Instant ended = null;
    if (state != null && state.phase() == Phase.RECOVERING) {
      if (!k) {
        state = new LevelState(Phase.FIRING, now);
      } else if (!now.isBefore(state.since().plus(rule.keepFiringFor()))) {
        ended = state.since();
        state = null;
      }
    }
    levels.put(level.severity(), state);
    levels.values().removeIf(s -> s == null);
    return ended;
  }

  private static LevelState pending(Instant since, boolean c, Level level, Instant now) {
    if (!c) {
      return null;
    }
    return now.isBefore(since.plus(level.hold()))
        ? new LevelState(Phase.PENDING, since)
        : new LevelState(Phase.FIRING, now);
  }
}
