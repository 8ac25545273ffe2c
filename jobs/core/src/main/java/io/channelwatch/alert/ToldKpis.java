package io.channelwatch.alert;

/** What is remembered of a partner's catalog values between two tellings. */
final class ToldKpis {

  /** When they were told last; {@link PartnerState#NEVER} before the first time. */
  long at = PartnerState.NEVER;

  /** Stands for what was told. */
  long fingerprint;

  /** Whether something that they read has changed since. Not written: who restores asks anew. */
  boolean mayDiffer;
}
