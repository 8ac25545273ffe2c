package io.channelwatch.event;

/** How far a registered deal has come. The first five stages are open, the last five closed. */
public enum DealStage {
  SUBMITTED,
  APPROVED,
  QUALIFIED,
  PROPOSAL,
  NEGOTIATION,
  WON,
  LOST,
  REJECTED,
  EXPIRED,
  WITHDRAWN;

  /** Whether a deal in this stage can still be won. */
  public boolean isOpen() {
    return ordinal() <= NEGOTIATION.ordinal();
  }
}
