package io.channelwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.FxRate;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import io.channelwatch.events.RulesUpdate;
import io.channelwatch.events.Silence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a release wrote, later releases read: topics outlive the code. */
class SchemaEvolutionTest {

  static Stream<Schema> schemas() {
    return Stream.of(
        DealRegistration.getClassSchema(),
        ClosedRevenue.getClassSchema(),
        PartnerActivity.getClassSchema(),
        PartnerProfile.getClassSchema(),
        PartnerTarget.getClassSchema(),
        FxRate.getClassSchema(),
        RulesUpdate.getClassSchema(),
        Silence.getClassSchema(),
        Alert.getClassSchema(),
        Clock.getClassSchema(),
        PartnerKpis.getClassSchema(),
        Notification.getClassSchema(),
        DeadLetter.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsWhatTheFirstVersionWrote(Schema today) throws IOException {
    Schema first = firstVersion(today.getName());
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, first).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    for (Object written : new RandomData(first, 50, 7L)) {
      GenericData.Record read = (GenericData.Record) decode(encode(written, first), first, today);
      for (Schema.Field field : first.getFields()) {
        assertThat(plain(read.get(field.name())))
            .as(field.name())
            .isEqualTo(plain(((GenericData.Record) written).get(field.name())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsASymbolThatItDoesNotKnowAsUnknown(Schema today) throws IOException {
    for (String enumName : enumsOf(today)) {
      Schema future = withSymbolOfTheFuture(today, enumName);
      boolean seen = false;
      for (Object written : new RandomData(future, 200, 11L)) {
        String text = String.valueOf(decode(encode(written, future), future, today));
        assertThat(text).doesNotContain("FROM_THE_FUTURE");
        seen |= String.valueOf(written).contains("FROM_THE_FUTURE");
      }
      assertThat(seen).as("a record with the new symbol of %s", enumName).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void explainsEveryField(Schema today) {
    List<String> mute = new ArrayList<>();
    visit(
        today,
        new HashSet<>(),
        schema -> {
          if (schema.getType() == Schema.Type.RECORD) {
            schema.getFields().stream()
                .filter(field -> field.doc() == null || field.doc().isBlank())
                .forEach(field -> mute.add(schema.getName() + "." + field.name()));
          }
        });
    assertThat(mute).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void beginsEveryEnumWithUnknownAsItsDefault(Schema today) {
    visit(
        today,
        new HashSet<>(),
        schema -> {
          if (schema.getType() == Schema.Type.ENUM) {
            assertThat(schema.getEnumSymbols().get(0)).isEqualTo("UNKNOWN");
            assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
          }
        });
  }

  /** The value without what does not count: the order of maps, the schema that it was read by. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(key.toString(), plain(item)));
      return sorted;
    } else if (value instanceof Collection<?> list) {
      return list.stream().map(SchemaEvolutionTest::plain).toList();
    } else if (value instanceof GenericData.Record inner) {
      Map<String, Object> fields = new TreeMap<>();
      inner.getSchema().getFields().forEach(f -> fields.put(f.name(), plain(inner.get(f.pos()))));
      return fields;
    }
    return String.valueOf(value);
  }

  private static Schema firstVersion(String name) {
    try (InputStream in = SchemaEvolutionTest.class.getResourceAsStream("v1/" + name + ".avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> enumsOf(Schema schema) {
    Set<String> names = new HashSet<>();
    visit(
        schema,
        new HashSet<>(),
        part -> {
          if (part.getType() == Schema.Type.ENUM) {
            names.add(part.getName());
          }
        });
    return names;
  }

  private static Schema withSymbolOfTheFuture(Schema today, String enumName) {
    String text = today.toString();
    int name = text.indexOf("\"type\":\"enum\",\"name\":\"" + enumName + "\"");
    int symbols = text.indexOf("\"UNKNOWN\"", text.indexOf("\"symbols\":[", name));
    return new Schema.Parser()
        .parse(text.substring(0, symbols) + "\"FROM_THE_FUTURE\"," + text.substring(symbols));
  }

  private static void visit(
      Schema schema, Set<String> seen, java.util.function.Consumer<Schema> visitor) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          visitor.accept(schema);
          schema.getFields().forEach(field -> visit(field.schema(), seen, visitor));
        }
      }
      case ARRAY -> visit(schema.getElementType(), seen, visitor);
      case MAP -> visit(schema.getValueType(), seen, visitor);
      case UNION -> schema.getTypes().forEach(type -> visit(type, seen, visitor));
      default -> visitor.accept(schema);
    }
  }

  private static byte[] encode(Object record, Schema schema) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Object decode(byte[] bytes, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
