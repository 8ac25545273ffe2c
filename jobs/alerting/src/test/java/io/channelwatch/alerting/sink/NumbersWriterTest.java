package io.channelwatch.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerts.AlertValue;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.alerts.Severity;
import io.channelwatch.alerts.Threshold;
import io.channelwatch.alerts.ValuePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** It writes the bytes that Avro's own writer does. */
class NumbersWriterTest {

  @Property(tries = 200)
  void writesArraysOfNumbersAsAvroDoes(
      @ForAll List<@DoubleRange(min = -1e9, max = 1e9) Double> numbers, @ForAll int absentEvery)
      throws Exception {
    List<@Nullable Double> trail = new ArrayList<>(numbers);
    for (int i = 0; i < trail.size(); i++) {
      if (Math.floorMod(absentEvery, 5) == i % 5) {
        trail.set(i, null);
      }
    }
    assertWritesAsAvroDoes(value(trail));
  }

  @Property(tries = 200)
  void writesMapsOfNumbersAsAvroDoes(
      @ForAll Map<@StringLength(max = 30) String, Double> numbers, @ForAll String absent)
      throws Exception {
    Map<String, @Nullable Double> values = new LinkedHashMap<>(numbers);
    values.put(absent, null);
    assertWritesAsAvroDoes(new PartnerKpis("P-1", Instant.ofEpochMilli(1), values));
  }

  @Test
  void writesNoNumbersAsAvroDoes() throws Exception {
    assertWritesAsAvroDoes(value(List.of()));
    assertWritesAsAvroDoes(new PartnerKpis("P-1", Instant.EPOCH, Map.of()));
  }

  @Test
  void writesNumbersThatAreNotFinite() throws Exception {
    assertWritesAsAvroDoes(
        value(Arrays.asList(Double.NaN, -0.0, Double.POSITIVE_INFINITY, null, Double.MIN_VALUE)));
  }

  private static AlertValue value(List<@Nullable Double> trail) {
    return new AlertValue(
        2.5,
        "ratio",
        List.of(new Threshold(Severity.WARNING, "when", "<", 3.0)),
        List.of(new ValuePart("coverage", null, 0.5, null)),
        trail);
  }

  private static <T extends SpecificRecord> void assertWritesAsAvroDoes(T record)
      throws IOException {
    SpecificData data = SpecificData.getForClass(record.getClass());
    assertThat(written(new NumbersWriter<T>(record.getSchema(), data), record))
        .isEqualTo(written(new SpecificDatumWriter<T>(record.getSchema(), data), record));
  }

  private static <T> byte[] written(DatumWriter<T> writer, T record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    writer.write(record, out);
    out.flush();
    return bytes.toByteArray();
  }
}
