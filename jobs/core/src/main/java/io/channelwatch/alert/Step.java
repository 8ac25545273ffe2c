package io.channelwatch.alert;

import io.channelwatch.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation does to one alert.
 *
 * @param next what is remembered from now on; null for nothing
 * @param change what happened to its episode; null if nothing that is told
 */
record Step(@Nullable AlertState next, @Nullable Change change) {

  static final Step NOTHING = new Step(null, null);

  /**
   * A change of an episode.
   *
   * @param episode after the change; on {@code RESOLVED} with the severity that it had
   * @param reason why it ended, on {@code RESOLVED} alone
   * @param previousSeverity before the change; null on {@code OPENED}
   */
  record Change(
      TransitionType type,
      Episode episode,
      @Nullable ResolveReason reason,
      @Nullable Severity previousSeverity) {}
}
