package io.channelwatch.cli.backtest;

import org.jspecify.annotations.Nullable;

/**
 * Of which instants a backtest tells.
 *
 * @param from the instant from which on the rules hold; null: from the beginning
 * @param until the last instant that is evaluated; null: the last event tick
 * @param interval the grid of evaluation instants, in milliseconds
 */
public record Span(@Nullable Long from, @Nullable Long until, long interval) {

  /** The last instant at which something can become known that still counts. */
  long last() {
    return until == null ? Long.MAX_VALUE : Math.floorDiv(until, interval) * interval;
  }

  /** How far the clock goes if the last record became known at an instant. */
  long end(long lastKnownAt) {
    if (until != null) {
      return last();
    }
    return lastKnownAt == Feed.BEGINNING
        ? Feed.BEGINNING
        : -Math.floorDiv(-lastKnownAt, interval) * interval;
  }

  /** From when on rules hold that became known at an instant. */
  long rulesFrom(long knownAt) {
    return from == null ? knownAt : Math.max(from, knownAt);
  }
}
