package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.ingest.WireReader.UnreadableException;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes come in, a record or a refusal comes out, and no more memory is used than they.
 */
class PoisonTest {

  private static final List<SpecificRecord> RECORDS =
      List.of(
          TestRecords.deal().build(),
          TestRecords.revenue().build(),
          TestRecords.activity().build(),
          TestRecords.profile().build(),
          TestRecords.target().build(),
          TestRecords.rate().build(),
          TestRecords.rules().build());

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void brokenBytesGiveARecordOrARefusal(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    SpecificRecord record = RECORDS.get(random.nextInt(RECORDS.size()));
    byte[] body = body(record);
    for (int i = random.nextInt(4); i >= 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }
    read(record.getClass(), wire(record, body));
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void noiseGivesARecordOrARefusal(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    SpecificRecord record = RECORDS.get(random.nextInt(RECORDS.size()));
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    read(record.getClass(), wire(record, noise));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void soundBytesGiveTheRecordThatWasWritten(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    PartnerActivity.Builder activity = TestRecords.activity();
    activity.setType("ü€😀".repeat(random.nextInt(60)));
    activity.setActor(random.nextBoolean() ? null : "");
    var attributes = new java.util.HashMap<String, String>();
    for (int i = random.nextInt(20); i > 0; i--) {
      attributes.put("k" + i, "v".repeat(random.nextInt(300)));
    }
    SpecificRecord written = activity.setAttributes(attributes).build();
    assertThat(read(PartnerActivity.class, wire(written, body(written)))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 1 << 29, Integer.MAX_VALUE - 8, Integer.MAX_VALUE, 1L << 40, -5})
  void lengthsThatCannotBeTrueAreRefusedBeforeRoomIsMadeForThem(long length) {
    refused(TestRecords.revenue().build(), encoder -> encoder.writeLong(length));
    refused(
        TestRecords.revenue().build(),
        encoder -> {
          texts(encoder, 2);
          encoder.writeLong(0);
          encoder.writeLong(length);
        });
    refused(
        TestRecords.rules().build(),
        encoder -> {
          texts(encoder, 1);
          encoder.writeLong(7);
          encoder.writeLong(length);
          texts(encoder, 2);
        });
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        DealRegistration.class,
        ClosedRevenue.class,
        PartnerActivity.class,
        PartnerProfile.class
      })
  void noBytesAtAllAreNoRecord(Class<? extends SpecificRecord> type) throws Exception {
    SpecificRecord record = RECORDS.stream().filter(type::isInstance).findFirst().orElseThrow();
    assertThat(read(type, wire(record, new byte[0]))).isNull();
  }

  private void refused(SpecificRecord record, LocalRegistry.Body body) {
    assertThatThrownBy(
            () -> {
              byte[] bytes = LocalRegistry.wire(id(record), body);
              new WireReader<>(registry, record.getClass()).read(bytes);
            })
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith("the bytes do not fit their schema");
  }

  private static void texts(BinaryEncoder encoder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      encoder.writeString("x");
    }
  }

  /** The record; null where the bytes are refused. */
  private <T extends SpecificRecord> T read(Class<T> type, byte[] bytes) throws IOException {
    try {
      return new WireReader<>(registry, type).read(bytes);
    } catch (UnreadableException e) {
      assertThat(e.rejection().reason()).isEqualTo("undecodable");
      return null;
    }
  }

  private byte[] wire(SpecificRecord record, byte[] body) throws Exception {
    return LocalRegistry.wire(id(record), encoder -> encoder.writeFixed(body));
  }

  private int id(SpecificRecord record) throws IOException, RestClientException {
    return registry.register(record.getSchema().getName(), new AvroSchema(record.getSchema()));
  }

  private static byte[] body(SpecificRecord record) throws IOException {
    Schema schema = record.getSchema();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForSchema(schema))
        .write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
