package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of events between tasks and in checkpoints: a byte for the kind, then the fields
 * in their order. Kinds and the symbols of enums are only ever appended.
 */
final class EventCodec {

  private static final int DEAL = 1;
  private static final int REVENUE = 2;
  private static final int ACTIVITY = 3;
  private static final int PROFILE = 4;
  private static final int PROFILE_REMOVED = 5;
  private static final int TARGET = 6;
  private static final int TARGET_REMOVED = 7;

  private static final DealStage[] STAGES = DealStage.values();
  private static final Attribution[] ATTRIBUTIONS = Attribution.values();
  private static final RevenueType[] REVENUE_TYPES = RevenueType.values();
  private static final PartnerStatus[] STATUSES = PartnerStatus.values();

  private EventCodec() {}

  static void write(PartnerEvent event, DataOutput out) throws IOException {
    if (event instanceof DealVersion deal) {
      writeDeal(deal, out);
    } else if (event instanceof Revenue revenue) {
      writeRevenue(revenue, out);
    } else if (event instanceof Activity activity) {
      writeActivity(activity, out);
    } else if (event instanceof Profile profile) {
      writeProfile(profile, out);
    } else if (event instanceof Target target) {
      writeTarget(target, out);
    } else if (event instanceof ProfileRemoved removed) {
      out.writeByte(PROFILE_REMOVED);
      Fields.writeText(removed.partnerId(), out);
    } else if (event instanceof TargetRemoved removed) {
      out.writeByte(TARGET_REMOVED);
      Fields.writeText(removed.partnerId(), out);
      Fields.writeText(removed.metric(), out);
      out.writeInt(removed.periodStart());
      out.writeInt(removed.periodEnd());
    } else {
      throw new IllegalStateException("no form for " + event.getClass());
    }
  }

  static PartnerEvent read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case DEAL -> readDeal(in);
      case REVENUE -> readRevenue(in);
      case ACTIVITY -> readActivity(in);
      case PROFILE -> readProfile(in);
      case PROFILE_REMOVED -> new ProfileRemoved(Fields.readText(in));
      case TARGET -> readTarget(in);
      case TARGET_REMOVED ->
          new TargetRemoved(Fields.readText(in), Fields.readText(in), in.readInt(), in.readInt());
      default -> throw new IOException("no event has the kind " + kind);
    };
  }

  private static void writeDeal(DealVersion deal, DataOutput out) throws IOException {
    out.writeByte(DEAL);
    Fields.writeText(deal.eventId(), out);
    Fields.writeText(deal.dealId(), out);
    Fields.writeText(deal.partnerId(), out);
    out.writeLong(deal.version());
    out.writeLong(deal.occurredAt());
    out.writeByte(deal.stage().ordinal());
    out.writeLong(deal.stageEnteredAt());
    out.writeLong(deal.registeredAt());
    Fields.writeOptionalLong(deal.closedAt(), out);
    out.writeLong(deal.amount());
    Fields.writeText(deal.currency(), out);
    Fields.writeOptionalInt(deal.expectedCloseOn(), out);
    out.writeByte(deal.attribution().ordinal());
    Fields.writeOptionalText(deal.customerId(), out);
    Fields.writeOptionalText(deal.product(), out);
  }

  private static DealVersion readDeal(DataInput in) throws IOException {
    return new DealVersion(
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        STAGES[in.readByte()],
        in.readLong(),
        in.readLong(),
        Fields.readOptionalLong(in),
        in.readLong(),
        Fields.readText(in),
        Fields.readOptionalInt(in),
        ATTRIBUTIONS[in.readByte()],
        Fields.readOptionalText(in),
        Fields.readOptionalText(in));
  }

  private static void writeRevenue(Revenue revenue, DataOutput out) throws IOException {
    out.writeByte(REVENUE);
    Fields.writeText(revenue.eventId(), out);
    Fields.writeText(revenue.partnerId(), out);
    out.writeLong(revenue.occurredAt());
    out.writeLong(revenue.amount());
    Fields.writeText(revenue.currency(), out);
    out.writeByte(revenue.attribution().ordinal());
    out.writeByte(revenue.type().ordinal());
    Fields.writeOptionalText(revenue.dealId(), out);
    Fields.writeOptionalText(revenue.customerId(), out);
    Fields.writeOptionalText(revenue.product(), out);
  }

  private static Revenue readRevenue(DataInput in) throws IOException {
    return new Revenue(
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        Fields.readText(in),
        ATTRIBUTIONS[in.readByte()],
        REVENUE_TYPES[in.readByte()],
        Fields.readOptionalText(in),
        Fields.readOptionalText(in),
        Fields.readOptionalText(in));
  }

  private static void writeActivity(Activity activity, DataOutput out) throws IOException {
    out.writeByte(ACTIVITY);
    Fields.writeText(activity.eventId(), out);
    Fields.writeText(activity.partnerId(), out);
    out.writeLong(activity.occurredAt());
    Fields.writeText(activity.type(), out);
    out.writeLong(activity.quantity());
    Fields.writeOptionalLong(activity.amount(), out);
    Fields.writeOptionalText(activity.currency(), out);
  }

  private static Activity readActivity(DataInput in) throws IOException {
    return new Activity(
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        Fields.readText(in),
        in.readLong(),
        Fields.readOptionalLong(in),
        Fields.readOptionalText(in));
  }

  private static void writeProfile(Profile profile, DataOutput out) throws IOException {
    out.writeByte(PROFILE);
    Fields.writeText(profile.partnerId(), out);
    Fields.writeOptionalLong(profile.updatedAt(), out);
    Fields.writeOptionalText(profile.name(), out);
    Fields.writeOptionalText(profile.type(), out);
    Fields.writeOptionalText(profile.tier(), out);
    Fields.writeOptionalText(profile.region(), out);
    Fields.writeOptionalText(profile.country(), out);
    out.writeByte(profile.status().ordinal());
    Fields.writeOptionalInt(profile.joinedOn(), out);
    writeContact(profile.cam(), out);
    writeContact(profile.leader(), out);
    out.writeInt(profile.labels().size());
    for (Map.Entry<String, String> label : profile.labels().entrySet()) {
      Fields.writeText(label.getKey(), out);
      Fields.writeText(label.getValue(), out);
    }
  }

  private static Profile readProfile(DataInput in) throws IOException {
    return new Profile(
        Fields.readText(in),
        Fields.readOptionalLong(in),
        Fields.readOptionalText(in),
        Fields.readOptionalText(in),
        Fields.readOptionalText(in),
        Fields.readOptionalText(in),
        Fields.readOptionalText(in),
        STATUSES[in.readByte()],
        Fields.readOptionalInt(in),
        readContact(in),
        readContact(in),
        readLabels(in));
  }

  private static Map<String, String> readLabels(DataInput in) throws IOException {
    int size = in.readInt();
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < size; i++) {
      labels.put(Fields.readText(in), Fields.readText(in));
    }
    return labels;
  }

  private static void writeContact(@Nullable Contact contact, DataOutput out) throws IOException {
    out.writeBoolean(contact != null);
    if (contact != null) {
      Fields.writeText(contact.name(), out);
      Fields.writeOptionalText(contact.email(), out);
      Fields.writeOptionalText(contact.slackId(), out);
      Fields.writeOptionalText(contact.timeZone(), out);
    }
  }

  private static @Nullable Contact readContact(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Contact(
            Fields.readText(in),
            Fields.readOptionalText(in),
            Fields.readOptionalText(in),
            Fields.readOptionalText(in))
        : null;
  }

  private static void writeTarget(Target target, DataOutput out) throws IOException {
    out.writeByte(TARGET);
    Fields.writeText(target.partnerId(), out);
    Fields.writeText(target.metric(), out);
    out.writeInt(target.periodStart());
    out.writeInt(target.periodEnd());
    out.writeLong(target.value());
    Fields.writeOptionalText(target.currency(), out);
    Fields.writeOptionalLong(target.updatedAt(), out);
  }

  private static Target readTarget(DataInput in) throws IOException {
    return new Target(
        Fields.readText(in),
        Fields.readText(in),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        Fields.readOptionalText(in),
        Fields.readOptionalLong(in));
  }
}
