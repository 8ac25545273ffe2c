package io.channelwatch.notification;

import io.channelwatch.event.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partner, or of a segment, while its alerts are routed.
 *
 * @param cam who looks after the partner, as far as is known
 * @param leader who leads the partner's own organisation
 * @param contactsKnown whether anything is known of them
 * @param profileUpdatedAt when the profile was updated that was taken last
 * @param rulesSince from when on the configuration holds by which it was routed last
 * @param firing the episodes that fire, by the order in which they began
 */
public record PartnerEpisodes(
    @Nullable Contact cam,
    @Nullable Contact leader,
    boolean contactsKnown,
    long profileUpdatedAt,
    long rulesSince,
    List<EpisodeState> firing) {

  // A state written by an earlier release lacks what was added since.
  public PartnerEpisodes {
    firing = firing == null ? List.of() : firing;
  }

  /** The same with other contacts. */
  PartnerEpisodes with(@Nullable Contact cam, @Nullable Contact leader, long updatedAt) {
    return new PartnerEpisodes(cam, leader, true, updatedAt, rulesSince, firing);
  }

  /** The same with other episodes, routed by the configuration that holds from an instant on. */
  PartnerEpisodes with(long rulesSince, List<EpisodeState> firing) {
    return new PartnerEpisodes(cam, leader, contactsKnown, profileUpdatedAt, rulesSince, firing);
  }

  /** A partner of which nothing is known yet. */
  public static PartnerEpisodes fresh() {
    return new PartnerEpisodes(null, null, false, Long.MIN_VALUE, Long.MIN_VALUE, List.of());
  }
}
