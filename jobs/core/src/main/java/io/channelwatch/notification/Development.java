package io.channelwatch.notification;

/** What became of an episode since its reader was told of it last. */
public enum Development {
  /** It is news to them. */
  OPENED,
  ESCALATED,
  DEESCALATED,
  RESOLVED,
  /** It fires as it did. */
  UNCHANGED
}
