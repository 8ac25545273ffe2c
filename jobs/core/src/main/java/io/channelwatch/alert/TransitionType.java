package io.channelwatch.alert;

/** What happened to an episode. */
public enum TransitionType {
  OPENED,
  ESCALATED,
  DEESCALATED,
  RESOLVED
}
