package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What concerns one recipient of an episode from an instant on.
 *
 * @param recipientId whom it concerns
 * @param role the role through which the recipient was found
 * @param at milliseconds since the epoch
 * @param change what it is
 * @param cause why the recipient is told, where nothing was addressed to them before
 * @param to where news goes; null: as before
 * @param terms when it goes; null: as before
 * @param items new transitions, in order
 * @param mute why nothing is said of it; null if nothing mutes it
 * @param note to be said with it; null as a rule
 */
public record Addressed(
    String recipientId,
    String role,
    String alertId,
    long at,
    Change change,
    Why cause,
    @Nullable Destination to,
    @Nullable Terms terms,
    List<Item> items,
    @Nullable Why mute,
    @Nullable String note) {

  /** What happens between an episode and a recipient. */
  public enum Change {
    /** There is news, or the way to the recipient or what mutes it is another one. */
    GOES_ON,
    /** It is in other hands. */
    LEFT,
    /** Policies no longer send it here. */
    WITHDRAWN
  }
}
