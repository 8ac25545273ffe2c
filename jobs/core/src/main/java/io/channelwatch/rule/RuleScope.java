package io.channelwatch.rule;

/** What a rule is evaluated for: each partner, or each open deal of each partner. */
public enum RuleScope {
  PARTNER,
  DEAL
}
