package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a firing episode while it is routed. Instants are milliseconds since the epoch.
 *
 * @param item its last transition, without what only messages show
 * @param roles whom its rule wants told
 * @param cam who looked after the partner when it was last routed, and likewise the leader
 * @param toldAt when somebody was told of it first, or is to be; -1: nobody is
 * @param added recipients by name that an escalation added
 * @param standings by recipient id, all who are to hear of it
 */
public record EpisodeState(
    Item item,
    List<String> roles,
    @Nullable Contact cam,
    @Nullable Contact leader,
    long toldAt,
    List<String> added,
    Map<String, Standing> standings) {

  /** The instant of what is not going to happen. */
  public static final long NEVER = -1;

  // A state written by an earlier release lacks what was added since.
  public EpisodeState {
    roles = roles == null ? List.of() : roles;
    added = added == null ? List.of() : added;
    standings = standings == null ? Map.of() : standings;
  }

  /**
   * How an episode stands with a recipient.
   *
   * @param role the role through which the recipient was found
   * @param mute why nothing is said of it; null if nothing mutes it
   * @param withdrawn whether policies no longer send it here; the end still goes here
   */
  public record Standing(String role, @Nullable Why mute, boolean withdrawn) {}
}
