package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {

  private static final long HAPPENED = TestRecords.HAPPENED.toEpochMilli();
  private static final long KNOWN = TestRecords.KNOWN.toEpochMilli();

  private Decoding decoding;

  @BeforeEach
  void open() throws Exception {
    decoding = Decoding.under(ClockMode.DATA);
  }

  @AfterEach
  void close() throws Exception {
    decoding.close();
  }

  @Test
  void readsADealWithItsAmountInTenThousandths() throws Exception {
    assertThat(event("deal-registrations", TestRecords.deal().build()))
        .isEqualTo(
            new DealVersion(
                "e1",
                "d1",
                "p1",
                3,
                HAPPENED,
                DealStage.PROPOSAL,
                HAPPENED - 60_000,
                HAPPENED - 3_600_000,
                null,
                125_005_000,
                "EUR",
                day("2026-03-31"),
                Attribution.SOURCED,
                "c1",
                "x"));
  }

  @Test
  void holdsADealsTimesToTheInstantAtWhichItOccurred() throws Exception {
    Instant later = TestRecords.HAPPENED.plusSeconds(1);
    DealVersion deal =
        (DealVersion)
            event(
                "deal-registrations",
                TestRecords.deal()
                    .setStage(io.channelwatch.events.DealStage.WON)
                    .setRegisteredAt(later)
                    .setStageEnteredAt(later)
                    .setClosedAt(later)
                    .build());
    assertThat(deal.registeredAt()).isEqualTo(HAPPENED);
    assertThat(deal.stageEnteredAt()).isEqualTo(HAPPENED);
    assertThat(deal.closedAt()).isEqualTo(HAPPENED);
  }

  @Test
  void readsRevenue() throws Exception {
    assertThat(event("closed-revenue", TestRecords.revenue().build()))
        .isEqualTo(
            new Revenue(
                "e2",
                "p1",
                HAPPENED,
                -999_900,
                "USD",
                Attribution.INFLUENCED,
                RevenueType.RENEWAL,
                "d1",
                "c1",
                "x"));
  }

  @Test
  void readsActivityWithAndWithoutAnAmount() throws Exception {
    assertThat(event("partner-activity", TestRecords.activity().build()))
        .isEqualTo(new Activity("e3", "p1", HAPPENED, "mdf_utilized", 20_000, 5_000_000L, "USD"));
    assertThat(event("partner-activity", TestRecords.activity().setAmount(null).build()))
        .isEqualTo(new Activity("e3", "p1", HAPPENED, "mdf_utilized", 20_000, null, null));
  }

  @Test
  void readsAProfileThatSaysAllAndOneThatSaysNothing() throws Exception {
    assertThat(event("partner-profiles", TestRecords.profile().build()))
        .isEqualTo(
            new Profile(
                "p1",
                HAPPENED,
                "Acme",
                "reseller",
                "gold",
                "EMEA",
                "DE",
                PartnerStatus.SUSPENDED,
                day("2026-01-01"),
                new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"),
                new Contact("Bob", null, null, null),
                Map.of("segment", "smb")));
    var bare = io.channelwatch.events.PartnerProfile.newBuilder().setPartnerId("p1").build();
    assertThat(event("partner-profiles", bare))
        .isEqualTo(
            new Profile(
                "p1",
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
                Map.of()));
  }

  @Test
  void readsATarget() throws Exception {
    assertThat(event("partner-targets", TestRecords.target().build()))
        .isEqualTo(
            new Target(
                "p1",
                "revenue",
                day("2026-01-01"),
                day("2026-04-01"),
                1_000_000_000,
                "USD",
                HAPPENED));
  }

  @Test
  void readsRatesAndRulesForEveryPartner() throws Exception {
    decoding.take("fx-rates", TestRecords.rate().build());
    decoding.take("alert-rules", TestRecords.rules().build());
    assertThat(decoding.references())
        .containsExactly(
            new ReferenceRecord(
                KNOWN, new FxRate("EUR", day("2026-01-01"), 108_250_000L, HAPPENED), null),
            new ReferenceRecord(
                KNOWN,
                null,
                new RulesUpdate("program", 7, Map.of("a.yaml", "kind: RuleSet"), "ann", HAPPENED)));
  }

  @Test
  void readsTombstonesFromTheirKeys() throws Exception {
    decoding.take(Decoding.received("partner-profiles", "p1", null));
    decoding.take(Decoding.received("partner-targets", "p1|revenue|2026-01-01|2026-04-01", null));
    decoding.take(Decoding.received("fx-rates", "EUR|2026-01-01", null));
    assertThat(decoding.records())
        .extracting(PartnerRecord::event)
        .containsExactly(
            new ProfileRemoved("p1"),
            new TargetRemoved("p1", "revenue", day("2026-01-01"), day("2026-04-01")));
    assertThat(decoding.references())
        .containsExactly(
            new ReferenceRecord(KNOWN, new FxRate("EUR", day("2026-01-01"), null, KNOWN), null));
  }

  @Test
  void takesReferenceDataWithoutATimeAsKnownFromTheBeginning() throws Exception {
    decoding.take("partner-profiles", TestRecords.profile().setUpdatedAt(null).build());
    decoding.take("partner-targets", TestRecords.target().setUpdatedAt(null).build());
    decoding.take("partner-profiles", TestRecords.profile().build());
    decoding.take("closed-revenue", TestRecords.revenue().build());
    assertThat(decoding.records())
        .extracting(PartnerRecord::knownAt)
        .containsExactly(
            PartnerRecord.FROM_THE_BEGINNING, PartnerRecord.FROM_THE_BEGINNING, KNOWN, KNOWN);
  }

  @Test
  void readsASymbolOfALaterVersionAsUnknown() throws Exception {
    GenericRecord later =
        TestRecords.in(TestRecords.deal().build(), "\"FULFILLED\"", "\"FULFILLED\",\"REFERRED\"");
    later.put(
        "attribution",
        new GenericData.EnumSymbol(later.getSchema().getField("attribution").schema(), "REFERRED"));
    decoding.take("deal-registrations", decoding.registry().wire(later));
    assertThat(decoding.records())
        .singleElement()
        .satisfies(
            r ->
                assertThat(((DealVersion) r.event()).attribution()).isEqualTo(Attribution.UNKNOWN));
  }

  @Test
  void takesAnOpenDealHoweverOldItIs() throws Exception {
    Instant longAgo = TestRecords.KNOWN.minus(Duration.ofDays(3_000));
    assertThat(
            event(
                "deal-registrations",
                TestRecords.deal().setOccurredAt(longAgo).setRegisteredAt(longAgo).build()))
        .isNotNull();
  }

  @Test
  void takesTheFutureForGrantedWhereTheDataMovesTheClock() throws Exception {
    Instant ahead = Instant.parse("2999-01-01T00:00:00Z");
    assertThat(event("closed-revenue", TestRecords.revenue().setOccurredAt(ahead).build()))
        .isNotNull();
  }

  @Test
  void failsWithoutRefusingAnythingWhileTheRegistryCannotBeAsked() throws Exception {
    byte[] value = decoding.registry().wire(TestRecords.revenue().build());
    for (int status : new int[] {503, 401}) {
      decoding.registry().refuse(status);
      assertThatThrownBy(() -> decoding.take("closed-revenue", value))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the registry refused to give schema 1");
    }
    decoding.registry().refuse(200);
    decoding.take("closed-revenue", value);
    assertThat(decoding.refused()).isEmpty();
    assertThat(decoding.records()).hasSize(1);
  }

  @Test
  void failsWithoutRefusingAnythingWhileTheRegistryIsAway() throws Exception {
    byte[] value = decoding.registry().wire(TestRecords.revenue().build());
    decoding.registry().close();
    assertThatThrownBy(() -> decoding.take("closed-revenue", value))
        .isInstanceOf(IOException.class);
    assertThat(decoding.refused()).isEmpty();
  }

  @Test
  void goesOnAfterPoisonAsIfItHadNotBeen() throws Exception {
    byte[] value = decoding.registry().wire(TestRecords.revenue().build());
    byte[] cut = java.util.Arrays.copyOf(value, value.length - 3);
    for (byte[] bytes : new byte[][] {value, cut, value, new byte[0], value}) {
      decoding.take("closed-revenue", bytes);
    }
    assertThat(decoding.records())
        .extracting(PartnerRecord::event)
        .hasSize(3)
        .containsOnly(RecordReader.revenue(TestRecords.revenue().build()));
    assertThat(decoding.refused()).hasSize(2);
  }

  private PartnerEvent event(String topic, SpecificRecord record) throws Exception {
    decoding.take(topic, record);
    assertThat(decoding.refused()).isEmpty();
    var records = decoding.records();
    assertThat(records).hasSize(1);
    return records.get(0).event();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
