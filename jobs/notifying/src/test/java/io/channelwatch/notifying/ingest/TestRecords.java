package io.channelwatch.notifying.ingest;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DealEvidence;
import io.channelwatch.alerts.Evidence;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.Subject;
import io.channelwatch.alerts.SubjectType;
import io.channelwatch.alerts.Transition;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.RulesUpdate;
import io.channelwatch.events.Silence;
import io.channelwatch.events.SilenceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.formats.avro.AvroDeserializationSchema;

/** Avro records without a registry. */
final class TestRecords {
  private TestRecords() {}

  static RecordDecoder decoder(String alerts, String rules, String clock) {
    return new RecordDecoder(
        new Connection(
            new HashMap<>(), "", new HashMap<>(), alerts, "profiles", rules, "silences", clock),
        () ->
            new RecordDecoder.Schemas(
                AvroDeserializationSchema.forSpecific(Alert.class),
                AvroDeserializationSchema.forSpecific(Clock.class),
                AvroDeserializationSchema.forSpecific(PartnerProfile.class),
                AvroDeserializationSchema.forSpecific(RulesUpdate.class),
                AvroDeserializationSchema.forSpecific(Silence.class)));
  }

  static byte[] clock(long at) {
    return bytes(new Clock(Instant.ofEpochMilli(at)));
  }

  static byte[] alert(String id, long at) {
    return bytes(avroAlert(id, at));
  }

  static Alert avroAlert(String id, long at) {
    DealEvidence deal =
        DealEvidence.newBuilder()
            .setDealId("d1")
            .setAmount(new BigDecimal("1234.5000"))
            .setStage("PROPOSAL")
            .setRegisteredAt(Instant.ofEpochMilli(10))
            .setExpectedCloseOn(LocalDate.of(2026, 3, 31))
            .setUpdatedAt(Instant.ofEpochMilli(20))
            .setWhy("open")
            .build();
    return Alert.newBuilder()
        .setAlertId(id)
        .setSequence(0)
        .setRuleId("r")
        .setRuleSet("s")
        .setRulesVersion(1)
        .setKind("risk")
        .setSubject(new Subject(SubjectType.PARTNER, "p1", "Acme"))
        .setPartnerId("p1")
        .setTransition(Transition.OPENED)
        .setSeverity(Severity.WARNING)
        .setOpenedAt(Instant.ofEpochMilli(at))
        .setAt(Instant.ofEpochMilli(at))
        .setTitle("t")
        .setMessage("m")
        .setNotify(List.of("cam"))
        .setLabels(Map.of())
        .setValues(Map.of())
        .setEvidence(new Evidence(List.of(deal), List.of()))
        .build();
  }

  static byte[] silence(String id, String match) {
    return bytes(
        Silence.newBuilder()
            .setSilenceId(id)
            .setKind(SilenceKind.SILENCE)
            .setMatch(match)
            .setStartsAt(Instant.ofEpochMilli(1))
            .setCreatedBy("me")
            .setComment("")
            .build());
  }

  static byte[] profile(String partnerId, String cam) {
    return bytes(
        PartnerProfile.newBuilder()
            .setPartnerId(partnerId)
            .setCam(new io.channelwatch.events.Contact(cam, null, null, null))
            .build());
  }

  private static byte[] bytes(SpecificRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
