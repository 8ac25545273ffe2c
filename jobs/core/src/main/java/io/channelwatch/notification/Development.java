package io.channelwatch.notification;

/** How an episode stands to the one who reads of it, since they were told of it last. */
public enum Standing {
  /** It is news to them. */
  OPENED,
  ESCALATED,
  DEESCALATED,
  RESOLVED,
  /** It fires as it did. */
  UNCHANGED
}
