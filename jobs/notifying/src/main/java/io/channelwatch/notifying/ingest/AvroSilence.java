package io.channelwatch.notifying.ingest;

import io.channelwatch.events.SilenceKind;
import io.channelwatch.notification.AlertCondition;
import io.channelwatch.notification.Silence;
import java.time.Instant;
import java.util.Set;

/** Takes a silence over from its Avro record. */
public final class AvroSilence {
  private AvroSilence() {}

  /**
   * The silence as a plain value.
   *
   * @param knownAt when it became known, in milliseconds since the epoch
   * @throws IllegalArgumentException if its condition is none
   */
  public static Silence silence(io.channelwatch.events.Silence silence, long knownAt) {
    try {
      AlertCondition.compile(silence.getMatch(), Set.of());
    } catch (AlertCondition.Invalid e) {
      throw new IllegalArgumentException("match: " + e.getMessage(), e);
    }
    Instant endsAt = silence.getEndsAt();
    return new Silence(
        silence.getSilenceId(),
        knownAt,
        silence.getKind() == SilenceKind.ACKNOWLEDGEMENT,
        silence.getMatch(),
        silence.getStartsAt().toEpochMilli(),
        endsAt == null ? null : endsAt.toEpochMilli(),
        false);
  }
}
