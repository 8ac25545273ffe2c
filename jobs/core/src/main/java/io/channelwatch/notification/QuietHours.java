package io.channelwatch.notification;

import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about times at which people are left alone.
 *
 * @param unless what is told all the same; null: nothing is
 */
public record QuietHours(QuietTimes times, @Nullable AlertCondition unless) {

  /** The times that hold for an item and a role; null where it is told at any time. */
  @Nullable QuietTimes timesFor(Item item, String role) {
    return unless != null && unless.holds(item, role) ? null : times;
  }
}
