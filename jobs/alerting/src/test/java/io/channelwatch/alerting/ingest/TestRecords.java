package io.channelwatch.alerting.ingest;

import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.Contact;
import io.channelwatch.events.DealAttribution;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.DealStage;
import io.channelwatch.events.FxRate;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerStatus;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RevenueAttribution;
import io.channelwatch.events.RevenueType;
import io.channelwatch.events.RulesUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Records as producers write them, each with every field filled in. */
final class TestRecords {

  static final Instant KNOWN = Instant.parse("2026-03-02T08:00:00Z");
  static final Instant HAPPENED = Instant.parse("2026-03-01T10:30:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-01-01");

  private TestRecords() {}

  static DealRegistration.Builder deal() {
    return DealRegistration.newBuilder()
        .setEventId("e1")
        .setDealId("d1")
        .setPartnerId("p1")
        .setVersion(3)
        .setOccurredAt(HAPPENED)
        .setStage(DealStage.PROPOSAL)
        .setStageEnteredAt(HAPPENED.minusSeconds(60))
        .setRegisteredAt(HAPPENED.minusSeconds(3_600))
        .setClosedAt(null)
        .setAmount(new BigDecimal("12500.5000"))
        .setCurrency("EUR")
        .setExpectedCloseOn(LocalDate.parse("2026-03-31"))
        .setAttribution(DealAttribution.SOURCED)
        .setCustomerId("c1")
        .setProduct("x");
  }

  static ClosedRevenue.Builder revenue() {
    return ClosedRevenue.newBuilder()
        .setEventId("e2")
        .setPartnerId("p1")
        .setOccurredAt(HAPPENED)
        .setAmount(new BigDecimal("-99.9900"))
        .setCurrency("USD")
        .setAttribution(RevenueAttribution.INFLUENCED)
        .setRevenueType(RevenueType.RENEWAL)
        .setDealId("d1")
        .setCustomerId("c1")
        .setProduct("x");
  }

  static PartnerActivity.Builder activity() {
    return PartnerActivity.newBuilder()
        .setEventId("e3")
        .setPartnerId("p1")
        .setOccurredAt(HAPPENED)
        .setType("mdf_utilized")
        .setQuantity(new BigDecimal("2.0000"))
        .setAmount(new BigDecimal("500.0000"))
        .setCurrency("USD")
        .setActor("ann")
        .setAttributes(Map.of("campaign", "spring"));
  }

  static PartnerProfile.Builder profile() {
    return PartnerProfile.newBuilder()
        .setPartnerId("p1")
        .setUpdatedAt(HAPPENED)
        .setName("Acme")
        .setType("reseller")
        .setTier("gold")
        .setRegion("EMEA")
        .setCountry("DE")
        .setStatus(PartnerStatus.SUSPENDED)
        .setJoinedOn(DAY)
        .setCam(new Contact("Ann", "ann@example.com", "U1", "Europe/Berlin"))
        .setLeader(new Contact("Bob", null, null, null))
        .setLabels(Map.of("segment", "smb"));
  }

  static PartnerTarget.Builder target() {
    return PartnerTarget.newBuilder()
        .setPartnerId("p1")
        .setMetric("revenue")
        .setPeriodStart(DAY)
        .setPeriodEnd(LocalDate.parse("2026-04-01"))
        .setValue(new BigDecimal("100000.0000"))
        .setCurrency("USD")
        .setUpdatedAt(HAPPENED);
  }

  static FxRate.Builder rate() {
    return FxRate.newBuilder()
        .setCurrency("EUR")
        .setEffectiveOn(DAY)
        .setRate(new BigDecimal("1.08250000"))
        .setUpdatedAt(HAPPENED);
  }

  static RulesUpdate.Builder rules() {
    return RulesUpdate.newBuilder()
        .setProgram("program")
        .setVersion(7)
        .setFiles(Map.of("a.yaml", "kind: RuleSet"))
        .setAppliedBy("ann")
        .setAppliedAt(HAPPENED);
  }

  /** The same record in a schema that another producer might use: the record's own, edited. */
  static GenericRecord in(SpecificRecord record, String replaced, String replacement) {
    String own = record.getSchema().toString();
    if (!own.contains(replaced)) {
      throw new IllegalArgumentException(replaced + " does not occur in " + own);
    }
    Schema schema = new Schema.Parser().parse(own.replace(replaced, replacement));
    GenericRecord generic = generic(record);
    GenericRecord copy = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (generic.getSchema().getField(field.name()) != null) {
        copy.put(field.name(), generic.get(field.name()));
      }
    }
    return copy;
  }

  private static GenericRecord generic(SpecificRecord record) {
    Schema schema = record.getSchema();
    try (var bytes = new java.io.ByteArrayOutputStream()) {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForSchema(schema))
          .write(record, encoder);
      encoder.flush();
      return new GenericDatumReader<GenericRecord>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    } catch (java.io.IOException e) {
      throw new IllegalStateException("cannot copy " + record, e);
    }
  }
}
