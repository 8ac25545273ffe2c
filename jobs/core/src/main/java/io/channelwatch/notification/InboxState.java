package io.channelwatch.notification;

import java.util.List;
import java.util.Map;

/**
 * What is known of a recipient as a whole. Instants are milliseconds since the epoch.
 *
 * @param sentAt when the last group went out; -1: none did
 * @param group the entries that go out with the next group, with the instant at which each may
 * @param sent messages of late, where their number is limited
 * @param leftOut how many episodes began and ended untold since the last message
 * @param behind 0 as a rule; after something was too old to be sent, all waits until the clock of
 *     the alerts is not further than this behind the wall clock
 */
public record InboxState(
    long sentAt, Map<String, Long> group, List<Sent> sent, int leftOut, long behind) {

  /** The instant of what never happened. */
  public static final long NEVER = -1;

  // A state written by an earlier release lacks what was added since.
  public InboxState {
    group = group == null ? Map.of() : group;
    sent = sent == null ? List.of() : sent;
  }

  /** A message that went out through a channel. */
  public record Sent(String channel, long at) {}

  /** A recipient who was told nothing yet. */
  public static InboxState fresh() {
    return new InboxState(NEVER, Map.of(), List.of(), 0, 0);
  }
}
