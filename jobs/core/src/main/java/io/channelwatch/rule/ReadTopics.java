package io.channelwatch.rule;

import io.channelwatch.event.PartnerTopic;
import io.channelwatch.kpi.Measure;

/**
 * From which topics comes what a rule reads: those of the measures, deals, targets and profile
 * fields of its expressions, through the catalog and {@code applies_to} included. A rule on deals
 * reads deal registrations in any case.
 */
public final class ReadTopics {

  private ReadTopics() {}

  /** The topics that a rule reads, as {@linkplain PartnerTopic#bit bits}. */
  public static int of(Rule rule) {
    int topics = rule.scope() == RuleScope.DEAL ? PartnerTopic.DEAL_REGISTRATIONS.bit() : 0;
    if (rule.reads().profile()) {
      topics |= PartnerTopic.PARTNER_PROFILES.bit();
    }
    for (Call call : rule.reads().calls()) {
      topics |= of(call);
    }
    return topics;
  }

  private static int of(Call call) {
    int topics = call.readsProfile() ? PartnerTopic.PARTNER_PROFILES.bit() : 0;
    if (call.readsOpenDeals()) {
      topics |= PartnerTopic.DEAL_REGISTRATIONS.bit();
    }
    if (call.readsTargets()) {
      topics |= PartnerTopic.PARTNER_TARGETS.bit();
    }
    Measure measure = call.measure();
    return measure == null ? topics : topics | of(measure).bit();
  }

  private static PartnerTopic of(Measure measure) {
    if (measure.isDealMeasure()) {
      return PartnerTopic.DEAL_REGISTRATIONS;
    }
    return measure.name().startsWith("activity")
        ? PartnerTopic.PARTNER_ACTIVITY
        : PartnerTopic.CLOSED_REVENUE;
  }
}
