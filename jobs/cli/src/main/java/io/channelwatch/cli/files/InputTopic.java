package io.channelwatch.cli.files;

import io.channelwatch.config.Settings;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.FxRate;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RulesUpdate;
import io.channelwatch.events.Silence;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The topics that event files can fill. The order is the one in which records that became known at
 * the same instant are taken: first what others are read against.
 */
public enum InputTopic {
  FX_RATES("fx-rates", "currency|effective_on", null),
  PARTNER_PROFILES("partner-profiles", "partner_id", "updated_at"),
  PARTNER_TARGETS("partner-targets", "partner_id|metric|period_start|period_end", "updated_at"),
  ALERT_RULES("alert-rules", "program", null),
  ALERT_SILENCES("alert-silences", "silence_id", null),
  DEAL_REGISTRATIONS("deal-registrations", "partner_id", "occurred_at"),
  CLOSED_REVENUE("closed-revenue", "partner_id", "occurred_at"),
  PARTNER_ACTIVITY("partner-activity", "partner_id", "occurred_at");

  private final String defaultName;
  private final String key;
  private final @Nullable String eventTime;

  InputTopic(String defaultName, String key, @Nullable String eventTime) {
    this.defaultName = defaultName;
    this.key = key;
    this.eventTime = eventTime;
  }

  /** The file that holds the topic's records, whatever the topic itself is called. */
  public String fileName() {
    return defaultName + ".ndjson";
  }

  /** What the topic is called under these settings. */
  public String name(Settings.Topics topics) {
    return switch (this) {
      case PARTNER_PROFILES -> topics.partnerProfiles();
      case PARTNER_TARGETS -> topics.partnerTargets();
      case FX_RATES -> topics.fxRates();
      case ALERT_RULES -> topics.alertRules();
      case ALERT_SILENCES -> topics.alertSilences();
      case DEAL_REGISTRATIONS -> topics.dealRegistrations();
      case CLOSED_REVENUE -> topics.closedRevenue();
      case PARTNER_ACTIVITY -> topics.partnerActivity();
    };
  }

  /** The schema of its records. */
  public Schema schema() {
    return switch (this) {
      case PARTNER_PROFILES -> PartnerProfile.getClassSchema();
      case PARTNER_TARGETS -> PartnerTarget.getClassSchema();
      case FX_RATES -> FxRate.getClassSchema();
      case ALERT_RULES -> RulesUpdate.getClassSchema();
      case ALERT_SILENCES -> Silence.getClassSchema();
      case DEAL_REGISTRATIONS -> DealRegistration.getClassSchema();
      case CLOSED_REVENUE -> ClosedRevenue.getClassSchema();
      case PARTNER_ACTIVITY -> PartnerActivity.getClassSchema();
    };
  }

  /** The field that says when a record happened; null where records do not happen at a time. */
  @Nullable String eventTime() {
    return eventTime;
  }

  /** The fields that, joined by {@code |}, are the key of its records. */
  List<String> keyFields() {
    return List.of(key.split("\\|"));
  }

  /** Whether a later record of the same key replaces an earlier one. */
  public boolean isReference() {
    return ordinal() < DEAL_REGISTRATIONS.ordinal();
  }

  /** Whether a tombstone removes a record. */
  public boolean takesTombstones() {
    return isReference() && this != ALERT_RULES;
  }

  /** Whether each record is about one partner. */
  public boolean isOfPartners() {
    return !isReference() || this == PARTNER_PROFILES || this == PARTNER_TARGETS;
  }
}
