package io.channelwatch.notification;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked not to be notified, or took an alert on. Instants are milliseconds since the
 * epoch.
 *
 * @param silenceId a later one with the same id replaces it
 * @param knownAt when it became known
 * @param acknowledgement whether somebody took the alert on
 * @param match a condition over an alert's fields; an acknowledgement's is {@code alert_id == '…'}
 * @param endsAt null: until it is lifted
 * @param lifted whether it holds no more, whatever else it says
 */
public record Silence(
    String silenceId,
    long knownAt,
    boolean acknowledgement,
    String match,
    long startsAt,
    @Nullable Long endsAt,
    boolean lifted) {

  /** A silence that is taken back. */
  public static Silence lifted(String silenceId, long knownAt) {
    return new Silence(silenceId, knownAt, false, "false", knownAt, null, true);
  }
}
