package io.channelwatch.notification;

/** How an episode stands to the one who reads of it in a digest. */
public enum Standing {
  /** It began since the digest before. */
  OPENED,
  ESCALATED,
  DEESCALATED,
  RESOLVED,
  /** It fires as it did. */
  UNCHANGED
}
