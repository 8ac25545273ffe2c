package io.channelwatch.alert;

/** How far a level has come. */
public enum LevelPhase {
  /** Its condition does not hold. */
  INACTIVE,
  /** Its condition holds, but not yet for long enough. */
  PENDING,
  /** It is part of an alert. */
  FIRING,
  /** It has cleared, but still counts as part of the alert. */
  RECOVERING
}
