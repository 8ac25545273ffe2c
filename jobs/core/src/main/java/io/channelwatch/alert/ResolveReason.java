package io.channelwatch.alert;

/** Why an episode ended. Only {@code CLEARED} is a recovery. */
public enum ResolveReason {
  CLEARED,
  RULE_REMOVED,
  PARTNER_RETIRED,
  DEAL_CLOSED,
  PERIOD_ENDED,
  NOT_APPLICABLE,
  ABSENT
}
