package io.channelwatch.event;

/** The input topics whose records are each about one partner. */
public enum PartnerTopic {
  DEAL_REGISTRATIONS("deal-registrations"),
  CLOSED_REVENUE("closed-revenue"),
  PARTNER_ACTIVITY("partner-activity"),
  PARTNER_PROFILES("partner-profiles"),
  PARTNER_TARGETS("partner-targets");

  private final String text;

  PartnerTopic(String text) {
    this.text = text;
  }

  /** The topic that a record came by. */
  public static PartnerTopic of(PartnerEvent event) {
    if (event instanceof Activity) {
      return PARTNER_ACTIVITY;
    } else if (event instanceof Revenue) {
      return CLOSED_REVENUE;
    } else if (event instanceof DealVersion) {
      return DEAL_REGISTRATIONS;
    }
    boolean ofProfile = event instanceof Profile || event instanceof ProfileRemoved;
    return ofProfile ? PARTNER_PROFILES : PARTNER_TARGETS;
  }

  /** What people and settings call it, whatever its name in Kafka. */
  public String text() {
    return text;
  }

  /** A set of topics as bits holds one of them at this bit. */
  public int bit() {
    return 1 << ordinal();
  }
}
