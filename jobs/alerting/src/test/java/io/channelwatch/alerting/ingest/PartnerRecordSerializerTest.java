package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.conventions.Golden;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PartnerRecordSerializerTest {

  private static final String FILE = "partner-records.bin";
  private static final PartnerRecordSerializer SERIALIZER = PartnerRecordSerializer.INSTANCE;

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void whatIsWrittenIsReadAgain(@ForAll long seed) throws IOException {
    PartnerRecord record = new RandomEvents(seed).record();
    assertSame(read(write(List.of(record))), List.of(record));
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void recordsFollowEachOtherWithoutAGap(@ForAll long seed) throws IOException {
    RandomEvents random = new RandomEvents(seed);
    List<PartnerRecord> records = List.of(random.record(), random.record(), random.record());
    byte[] bytes = write(records);
    assertSame(read(bytes), records);
    DataOutputSerializer copies = new DataOutputSerializer(64);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    while (in.available() > 0) {
      SERIALIZER.copy(in, copies);
    }
    assertThat(copies.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void everyKindOfEventIsDrawn() {
    RandomEvents random = new RandomEvents(1);
    List<Class<?>> kinds = new ArrayList<>();
    for (int kind = 0; kind < RandomEvents.KINDS; kind++) {
      kinds.add(random.draw(kind).getClass());
    }
    assertThat(kinds).containsExactlyInAnyOrder(PartnerEvent.class.getPermittedSubclasses());
  }

  @Test
  void theFormIsThatOfTheLatestRelease() throws IOException {
    Golden.holdForm(FILE, write(kept()));
  }

  @Test
  void recordsOfAnyReleaseAreRead() throws IOException {
    for (byte[] bytes : Golden.bytes(FILE, write(kept())).values()) {
      assertSame(read(bytes), kept());
    }
  }

  @Test
  void earlierCheckpointsAreReadByTheSameSerializer() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, SERIALIZER.snapshotConfiguration());
    TypeSerializerSnapshot<PartnerRecord> before =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(before.restoreSerializer()).isSameAs(SERIALIZER);
    assertThat(
            SERIALIZER
                .snapshotConfiguration()
                .resolveSchemaCompatibility(before)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void anUnknownKindIsNotTakenForAnother() {
    PartnerRecord record = new PartnerRecord("p1", 7, new byte[] {99});
    assertThatThrownBy(record::event).hasMessageContaining("no event has the kind 99");
  }

  private static List<PartnerRecord> kept() {
    Received source =
        new Received("topic", 3, 41, 1_772_000_000_000L, new byte[] {1}, new byte[] {0, 2});
    Received bare = new Received("topic", 0, 0, 0, null, null);
    List<PartnerRecord> records = new ArrayList<>();
    for (DealStage stage : DealStage.values()) {
      records.add(new PartnerRecord(deal(stage), 1_772_000_000_000L, source));
    }
    for (Attribution attribution : Attribution.values()) {
      for (RevenueType type : RevenueType.values()) {
        records.add(new PartnerRecord(revenue(attribution, type), -1, bare));
      }
    }
    for (PartnerStatus status : PartnerStatus.values()) {
      records.add(new PartnerRecord(profile(status), PartnerRecord.FROM_THE_BEGINNING, source));
    }
    for (PartnerEvent event : others()) {
      records.add(new PartnerRecord(event, 7, bare));
    }
    return records;
  }

  private static DealVersion deal(DealStage stage) {
    Long closedAt = stage.isOpen() ? null : Long.valueOf(5);
    return new DealVersion(
        "e1",
        "d1",
        "p1",
        2,
        6,
        stage,
        4,
        3,
        closedAt,
        12_345,
        "EUR",
        20_000,
        Attribution.SOURCED,
        "c1",
        "x");
  }

  private static Revenue revenue(Attribution attribution, RevenueType type) {
    return new Revenue("e2", "p1", 6, -999_900, "USD", attribution, type, null, "c1", null);
  }

  private static Profile profile(PartnerStatus status) {
    return new Profile(
        "p1",
        9L,
        "Größe",
        "reseller",
        "gold",
        "EMEA",
        "DE",
        status,
        20_000,
        new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"),
        new Contact("Bob", null, null, null),
        Map.of("segment", "smb"));
  }

  private static List<PartnerEvent> others() {
    return List.of(
        new Activity("e3", "p1", 6, "mdf_utilized", 20_000, 5_000_000L, "USD"),
        new Activity("e4", "p1", 6, "portal_login", 10_000, null, null),
        new Profile(
            "p2",
            null,
            null,
            null,
            null,
            null,
            null,
            PartnerStatus.ACTIVE,
            null,
            null,
            null,
            Map.of()),
        new ProfileRemoved("p1"),
        new Target("p1", "revenue", 20_454, 20_544, 1_000_000_000, "USD", 9L),
        new Target("p1", "registrations", 20_454, 20_544, 100_000, null, null),
        new TargetRemoved("p1", "revenue", 20_454, 20_544),
        new DealVersion(
            "e5",
            "d2",
            "p1",
            0,
            6,
            DealStage.SUBMITTED,
            6,
            6,
            null,
            0,
            "USD",
            null,
            Attribution.UNKNOWN,
            null,
            null));
  }

  /** What a record says, however it holds that. */
  private record Said(String partnerId, PartnerEvent event, long knownAt, Received source) {
    static List<Said> by(List<PartnerRecord> records) {
      return records.stream()
          .map(it -> new Said(it.partnerId(), it.event(), it.knownAt(), it.source()))
          .toList();
    }
  }

  private static void assertSame(List<PartnerRecord> records, List<PartnerRecord> others) {
    assertThat(Said.by(records)).usingRecursiveComparison().isEqualTo(Said.by(others));
  }

  private static byte[] write(List<PartnerRecord> records) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (PartnerRecord record : records) {
      SERIALIZER.serialize(record, out);
    }
    return out.getCopyOfBuffer();
  }

  private static List<PartnerRecord> read(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    List<PartnerRecord> records = new ArrayList<>();
    while (in.available() > 0) {
      records.add(SERIALIZER.deserialize(in));
    }
    return records;
  }
}
