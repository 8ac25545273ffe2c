package io.channelwatch.notification;

/** Why a message goes out, or why it does not. */
public enum Why {
  FIRST,
  ESCALATED,
  DEESCALATED,
  RESOLVED,
  /** A reminder, or word that something goes on firing at the end of a mute. */
  REPEAT,
  /** Nobody took it on. */
  ESCALATION,
  DIGEST,
  /** It came into the recipient's hands, or went into others. */
  HANDED_OVER,
  SILENCED,
  ACKNOWLEDGED,
  INHIBITED,
  QUIET_HOURS,
  LIMIT,
  OPENED_AND_CLEARED,
  NO_CHANNEL,
  TOO_OLD
}
