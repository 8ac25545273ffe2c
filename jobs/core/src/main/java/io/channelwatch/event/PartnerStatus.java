package io.channelwatch.event;

/** Where a partner stands in the program. */
public enum PartnerStatus {
  /** A symbol of a later version. */
  UNKNOWN,
  ACTIVE,
  ONBOARDING,
  SUSPENDED,
  TERMINATED
}
