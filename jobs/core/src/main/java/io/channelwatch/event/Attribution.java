package io.channelwatch.event;

/** What the partner did for a deal or a booking. */
public enum Attribution {
  /** Not told, or a symbol of a later version: counts in no suffix. */
  UNKNOWN,
  SOURCED,
  INFLUENCED,
  FULFILLED
}
