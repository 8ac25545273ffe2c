package io.channelwatch.notification;

import java.util.Map;

/**
 * What is known of an episode while it is routed.
 *
 * @param lastSequence the last transition that was routed
 * @param addressed by recipient id, all to whom something of the episode was addressed
 * @param endedAt when it was resolved, milliseconds since the epoch; -1 while it fires
 */
public record EpisodeState(int lastSequence, Map<String, Destination> addressed, long endedAt) {

  // A state written by an earlier release lacks what was added since.
  public EpisodeState {
    addressed = addressed == null ? Map.of() : addressed;
  }

  /** An episode of which nothing has come yet. */
  public static EpisodeState fresh() {
    return new EpisodeState(-1, Map.of(), -1);
  }
}
