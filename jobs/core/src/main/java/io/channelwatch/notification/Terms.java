package io.channelwatch.notification;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a recipient is told of an episode; durations in milliseconds.
 *
 * @param zone the recipient's IANA zone
 * @param digest null where news goes out at once, in groups
 * @param overflow the digests one of which takes what is too much; at least one
 * @param quiet null where no time is quiet
 * @param repeats from the first message to the first reminder, from there to the second and so on,
 *     the last one over and over; empty: there are none
 * @param limit null where there is none
 * @param giveUpAfter age on the wall clock past which a transition is not sent any more
 */
public record Terms(
    String zone,
    Grouping grouping,
    @Nullable Digest digest,
    List<Digest> overflow,
    @Nullable QuietTimes quiet,
    List<Long> repeats,
    @Nullable Limit limit,
    long giveUpAfter) {

  /** The first instant at or after this one that is not quiet. */
  long quietUntil(long at) {
    return quiet == null ? at : quiet.end(at, zoneId());
  }

  /** The first digest at or after an instant that takes what these terms hold for. */
  long digestFrom(long at) {
    return digest != null ? digest.from(at, zoneId()) : overflowFrom(at);
  }

  private long overflowFrom(long at) {
    return overflow.stream()
        .map(each -> each.from(at, zoneId()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When news of an instant goes out, if nothing else is to be said to the recipient. */
  long planned(long at) {
    if (digest == null) {
      return quietUntil(at + grouping.firstWait());
    }
    long due = digestFrom(at);
    while (quietUntil(due) != due) {
      due = digestFrom(quietUntil(due));
    }
    return due;
  }

  /** When reminder number {@code index}, from 0, is due; {@code Long.MAX_VALUE}: never. */
  long reminderAt(long firstToldAt, int index) {
    if (repeats.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long at = firstToldAt;
    for (int i = 0; i <= Math.min(index, repeats.size() - 1); i++) {
      at += repeats.get(i);
    }
    long rest = Math.max(0, index - (repeats.size() - 1));
    return at + rest * repeats.get(repeats.size() - 1);
  }

  private ZoneId zoneId() {
    return ZoneId.of(zone);
  }
}
