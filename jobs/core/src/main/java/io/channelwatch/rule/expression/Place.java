package io.channelwatch.rule.expression;

/** Where an expression stands: what it can name beside KPIs and the profile. */
public enum Place {
  /** A condition of a rule on partners. */
  PARTNER(false, false),
  /** A condition of a rule on deals. */
  DEAL(true, false),
  /** A formula of the catalog. */
  CATALOG(false, false),
  /** A message of a rule on partners. */
  PARTNER_MESSAGE(false, true),
  /** A message of a rule on deals. */
  DEAL_MESSAGE(true, true);

  private final boolean deal;
  private final boolean message;

  Place(boolean deal, boolean message) {
    this.deal = deal;
    this.message = message;
  }

  boolean knowsDeal() {
    return deal;
  }

  boolean isMessage() {
    return message;
  }
}
