package io.channelwatch.notification;

/** Why a message goes out, or why it does not. */
public enum Why {
  FIRST,
  ESCALATED,
  DEESCALATED,
  RESOLVED,
  OPENED_AND_CLEARED,
  NO_CHANNEL,
  TOO_OLD
}
