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
      out.writeUTF(removed.partnerId());
    } else if (event instanceof TargetRemoved removed) {
      out.writeByte(TARGET_REMOVED);
      out.writeUTF(removed.partnerId());
      out.writeUTF(removed.metric());
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
      case PROFILE_REMOVED -> new ProfileRemoved(in.readUTF());
      case TARGET -> readTarget(in);
      case TARGET_REMOVED ->
          new TargetRemoved(in.readUTF(), in.readUTF(), in.readInt(), in.readInt());
      default -> throw new IOException("no event has the kind " + kind);
    };
  }

  private static void writeDeal(DealVersion deal, DataOutput out) throws IOException {
    out.writeByte(DEAL);
    out.writeUTF(deal.eventId());
    out.writeUTF(deal.dealId());
    out.writeUTF(deal.partnerId());
    out.writeLong(deal.version());
    out.writeLong(deal.occurredAt());
    out.writeByte(deal.stage().ordinal());
    out.writeLong(deal.stageEnteredAt());
    out.writeLong(deal.registeredAt());
    writeLong(deal.closedAt(), out);
    out.writeLong(deal.amount());
    out.writeUTF(deal.currency());
    writeInt(deal.expectedCloseOn(), out);
    out.writeByte(deal.attribution().ordinal());
    writeText(deal.customerId(), out);
    writeText(deal.product(), out);
  }

  private static DealVersion readDeal(DataInput in) throws IOException {
    return new DealVersion(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        STAGES[in.readByte()],
        in.readLong(),
        in.readLong(),
        readLong(in),
        in.readLong(),
        in.readUTF(),
        readInt(in),
        ATTRIBUTIONS[in.readByte()],
        readText(in),
        readText(in));
  }

  private static void writeRevenue(Revenue revenue, DataOutput out) throws IOException {
    out.writeByte(REVENUE);
    out.writeUTF(revenue.eventId());
    out.writeUTF(revenue.partnerId());
    out.writeLong(revenue.occurredAt());
    out.writeLong(revenue.amount());
    out.writeUTF(revenue.currency());
    out.writeByte(revenue.attribution().ordinal());
    out.writeByte(revenue.type().ordinal());
    writeText(revenue.dealId(), out);
    writeText(revenue.customerId(), out);
    writeText(revenue.product(), out);
  }

  private static Revenue readRevenue(DataInput in) throws IOException {
    return new Revenue(
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readUTF(),
        ATTRIBUTIONS[in.readByte()],
        REVENUE_TYPES[in.readByte()],
        readText(in),
        readText(in),
        readText(in));
  }

  private static void writeActivity(Activity activity, DataOutput out) throws IOException {
    out.writeByte(ACTIVITY);
    out.writeUTF(activity.eventId());
    out.writeUTF(activity.partnerId());
    out.writeLong(activity.occurredAt());
    out.writeUTF(activity.type());
    out.writeLong(activity.quantity());
    writeLong(activity.amount(), out);
    writeText(activity.currency(), out);
  }

  private static Activity readActivity(DataInput in) throws IOException {
    return new Activity(
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readUTF(),
        in.readLong(),
        readLong(in),
        readText(in));
  }

  private static void writeProfile(Profile profile, DataOutput out) throws IOException {
    out.writeByte(PROFILE);
    out.writeUTF(profile.partnerId());
    writeLong(profile.updatedAt(), out);
    writeText(profile.name(), out);
    writeText(profile.type(), out);
    writeText(profile.tier(), out);
    writeText(profile.region(), out);
    writeText(profile.country(), out);
    out.writeByte(profile.status().ordinal());
    writeInt(profile.joinedOn(), out);
    writeContact(profile.cam(), out);
    writeContact(profile.leader(), out);
    out.writeInt(profile.labels().size());
    for (Map.Entry<String, String> label : profile.labels().entrySet()) {
      out.writeUTF(label.getKey());
      out.writeUTF(label.getValue());
    }
  }

  private static Profile readProfile(DataInput in) throws IOException {
    return new Profile(
        in.readUTF(),
        readLong(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        STATUSES[in.readByte()],
        readInt(in),
        readContact(in),
        readContact(in),
        readLabels(in));
  }

  private static Map<String, String> readLabels(DataInput in) throws IOException {
    int size = in.readInt();
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < size; i++) {
      labels.put(in.readUTF(), in.readUTF());
    }
    return labels;
  }

  private static void writeContact(@Nullable Contact contact, DataOutput out) throws IOException {
    out.writeBoolean(contact != null);
    if (contact != null) {
      out.writeUTF(contact.name());
      writeText(contact.email(), out);
      writeText(contact.slackId(), out);
      writeText(contact.timeZone(), out);
    }
  }

  private static @Nullable Contact readContact(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Contact(in.readUTF(), readText(in), readText(in), readText(in))
        : null;
  }

  private static void writeTarget(Target target, DataOutput out) throws IOException {
    out.writeByte(TARGET);
    out.writeUTF(target.partnerId());
    out.writeUTF(target.metric());
    out.writeInt(target.periodStart());
    out.writeInt(target.periodEnd());
    out.writeLong(target.value());
    writeText(target.currency(), out);
    writeLong(target.updatedAt(), out);
  }

  private static Target readTarget(DataInput in) throws IOException {
    return new Target(
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        readText(in),
        readLong(in));
  }

  private static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void writeLong(@Nullable Long number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  private static @Nullable Long readLong(DataInput in) throws IOException {
    return in.readBoolean() ? Long.valueOf(in.readLong()) : null;
  }

  private static void writeInt(@Nullable Integer number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }

  private static @Nullable Integer readInt(DataInput in) throws IOException {
    return in.readBoolean() ? Integer.valueOf(in.readInt()) : null;
  }
}
