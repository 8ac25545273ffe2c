package io.channelwatch.kpi;

import io.channelwatch.event.Contact;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The partner's profile, or that it was removed: what was updated last, then known last. */
final class LatestProfile {

  /** Before all others: of a profile without {@code updated_at}. */
  private static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  private static final PartnerStatus[] STATUSES = PartnerStatus.values();

  private final Touched touched;
  private @Nullable Profile profile;
  private boolean removed;
  private long updatedAt = FROM_THE_BEGINNING;

  LatestProfile(Touched touched) {
    this.touched = touched;
  }

  @Nullable Profile profile() {
    return profile;
  }

  boolean retired() {
    return removed || (profile != null && profile.status() == PartnerStatus.TERMINATED);
  }

  /** Takes up a profile; false if it changes nothing. */
  boolean apply(Profile other) {
    Long updated = other.updatedAt();
    return !other.equals(profile) && replace(other, updated == null ? FROM_THE_BEGINNING : updated);
  }

  /** Takes up a removal that became known at an instant; false if it changes nothing. */
  boolean remove(long knownAt) {
    return !(removed && knownAt == updatedAt) && replace(null, knownAt);
  }

  private boolean replace(@Nullable Profile other, long updated) {
    if (updated < updatedAt) {
      return false;
    }
    profile = other;
    removed = other == null;
    updatedAt = updated;
    touched.touchProfile();
    return true;
  }

  void write(Encoder out) {
    out.octet(profile != null ? 2 : removed ? 1 : 0);
    if (removed) {
      out.flag(updatedAt != FROM_THE_BEGINNING);
      if (updatedAt != FROM_THE_BEGINNING) {
        out.instant(updatedAt);
      }
    }
    if (profile != null) {
      write(out, profile);
    }
  }

  void read(Decoder in) {
    int kind = in.octet();
    removed = kind == 1;
    if (removed) {
      updatedAt = in.flag() ? in.instant() : FROM_THE_BEGINNING;
    }
    if (kind == 2) {
      Profile restored = readProfile(in);
      Long updated = restored.updatedAt();
      profile = restored;
      updatedAt = updated == null ? FROM_THE_BEGINNING : updated;
    }
  }

  private static void write(Encoder out, Profile profile) {
    out.text(profile.partnerId());
    Long updatedAt = profile.updatedAt();
    out.flag(updatedAt != null);
    if (updatedAt != null) {
      out.instant(updatedAt);
    }
    out.text(profile.name());
    out.text(profile.type());
    out.text(profile.tier());
    out.text(profile.region());
    out.text(profile.country());
    out.octet(profile.status().ordinal());
    Integer joinedOn = profile.joinedOn();
    out.flag(joinedOn != null);
    if (joinedOn != null) {
      out.signed(joinedOn);
    }
    write(out, profile.cam());
    write(out, profile.leader());
    out.count(profile.labels().size());
    for (Map.Entry<String, String> label : new TreeMap<>(profile.labels()).entrySet()) {
      out.text(label.getKey());
      out.text(label.getValue());
    }
  }

  private static Profile readProfile(Decoder in) {
    return new Profile(
        in.text(),
        in.flag() ? (Long) in.instant() : null,
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        STATUSES[in.octet()],
        in.flag() ? (Integer) (int) in.signed() : null,
        readContact(in),
        readContact(in),
        readLabels(in));
  }

  private static void write(Encoder out, @Nullable Contact contact) {
    out.flag(contact != null);
    if (contact != null) {
      out.text(contact.name());
      out.text(contact.email());
      out.text(contact.slackId());
      out.text(contact.timeZone());
    }
  }

  private static @Nullable Contact readContact(Decoder in) {
    return in.flag()
        ? new Contact(in.text(), in.optionalText(), in.optionalText(), in.optionalText())
        : null;
  }

  private static Map<String, String> readLabels(Decoder in) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int rest = in.count(); rest > 0; rest--) {
      labels.put(in.text(), in.text());
    }
    return labels;
  }
}
