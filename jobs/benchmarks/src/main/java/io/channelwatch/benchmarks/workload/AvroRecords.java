package io.channelwatch.benchmarks.workload;

import io.channelwatch.cli.files.EventRecord;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.Contact;
import io.channelwatch.events.DealAttribution;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.DealStage;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerStatus;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** From what the core works with to the records of the topics. */
final class AvroRecords {

  private static final int MONEY_SCALE = 4;

  private AvroRecords() {}

  /** The record of an event, known as soon as it happened; a profile or target: always. */
  static EventRecord of(PartnerEvent event) {
    if (event instanceof DealVersion deal) {
      return record(InputTopic.DEAL_REGISTRATIONS, event, deal(deal), deal.occurredAt());
    }
    if (event instanceof Revenue revenue) {
      return record(InputTopic.CLOSED_REVENUE, event, revenue(revenue), revenue.occurredAt());
    }
    if (event instanceof Activity activity) {
      return record(InputTopic.PARTNER_ACTIVITY, event, activity(activity), activity.occurredAt());
    }
    if (event instanceof Profile profile) {
      return record(InputTopic.PARTNER_PROFILES, event, profile(profile), 0);
    }
    if (event instanceof Target target) {
      PartnerTarget avro = target(target);
      String key =
          "%s|%s|%s|%s"
              .formatted(
                  target.partnerId(), target.metric(), avro.getPeriodStart(), avro.getPeriodEnd());
      return new EventRecord(InputTopic.PARTNER_TARGETS, key, avro, 0);
    }
    throw new IllegalArgumentException("no topic takes " + event);
  }

  private static EventRecord record(
      InputTopic topic, PartnerEvent event, SpecificRecord value, long knownAt) {
    return new EventRecord(topic, event.partnerId(), value, knownAt);
  }

  private static DealRegistration deal(DealVersion deal) {
    return DealRegistration.newBuilder()
        .setEventId(deal.eventId())
        .setDealId(deal.dealId())
        .setPartnerId(deal.partnerId())
        .setVersion(deal.version())
        .setOccurredAt(Instant.ofEpochMilli(deal.occurredAt()))
        .setStage(DealStage.valueOf(deal.stage().name()))
        .setStageEnteredAt(Instant.ofEpochMilli(deal.stageEnteredAt()))
        .setRegisteredAt(Instant.ofEpochMilli(deal.registeredAt()))
        .setClosedAt(deal.closedAt() == null ? null : Instant.ofEpochMilli(deal.closedAt()))
        .setAmount(decimal(deal.amount()))
        .setCurrency(deal.currency())
        .setExpectedCloseOn(day(deal.expectedCloseOn()))
        .setAttribution(DealAttribution.valueOf(deal.attribution().name()))
        .build();
  }

  private static ClosedRevenue revenue(Revenue revenue) {
    return ClosedRevenue.newBuilder()
        .setEventId(revenue.eventId())
        .setPartnerId(revenue.partnerId())
        .setOccurredAt(Instant.ofEpochMilli(revenue.occurredAt()))
        .setAmount(decimal(revenue.amount()))
        .setCurrency(revenue.currency())
        .setAttribution(RevenueAttribution.valueOf(revenue.attribution().name()))
        .setRevenueType(RevenueType.valueOf(revenue.type().name()))
        .setCustomerId(revenue.customerId())
        .build();
  }

  private static PartnerActivity activity(Activity activity) {
    return PartnerActivity.newBuilder()
        .setEventId(activity.eventId())
        .setPartnerId(activity.partnerId())
        .setOccurredAt(Instant.ofEpochMilli(activity.occurredAt()))
        .setType(activity.type())
        .setQuantity(decimal(activity.quantity()))
        .setAttributes(Map.of())
        .build();
  }

  private static PartnerProfile profile(Profile profile) {
    io.channelwatch.event.Contact cam = profile.cam();
    return PartnerProfile.newBuilder()
        .setPartnerId(profile.partnerId())
        .setName(profile.name())
        .setType(profile.type())
        .setTier(profile.tier())
        .setRegion(profile.region())
        .setCountry(profile.country())
        .setStatus(PartnerStatus.valueOf(profile.status().name()))
        .setJoinedOn(day(profile.joinedOn()))
        .setCam(cam == null ? null : new Contact(cam.name(), cam.email(), null, null))
        .build();
  }

  private static PartnerTarget target(Target target) {
    return PartnerTarget.newBuilder()
        .setPartnerId(target.partnerId())
        .setMetric(target.metric())
        .setPeriodStart(LocalDate.ofEpochDay(target.periodStart()))
        .setPeriodEnd(LocalDate.ofEpochDay(target.periodEnd()))
        .setValue(decimal(target.value()))
        .setCurrency(target.currency())
        .build();
  }

  private static @Nullable LocalDate day(@Nullable Integer epochDay) {
    return epochDay == null ? null : LocalDate.ofEpochDay(epochDay);
  }

  private static BigDecimal decimal(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, MONEY_SCALE);
  }
}
