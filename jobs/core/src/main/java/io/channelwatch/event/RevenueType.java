package io.channelwatch.event;

/** What kind of revenue a booking is. */
public enum RevenueType {
  /** Not told, or a symbol of a later version: counts in no suffix. */
  UNKNOWN,
  NEW,
  EXPANSION,
  RENEWAL
}
