package io.channelwatch.cli.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records as plain JSON, a line each: the counterpart of {@link AvroJson}. Fields stand
 * in the order of the schema, the keys of maps in the order of their code points, numbers without
 * exponent; what is not there is null.
 */
public final class PlainJson implements AutoCloseable {

  /** Below it, every whole number is a double that has no other whole number near it. */
  private static final long LARGEST_WHOLE = 1L << 53;

  private final JsonGenerator json;
  private double lastNumber;
  private String lastText = "0.0";

  /** Writes to a stream, which is closed with this. */
  public PlainJson(OutputStream out) throws IOException {
    this.json =
        JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .createGenerator(out)
            .setRootValueSeparator(null);
  }

  /** Writes a record and the end of its line. */
  public void write(SpecificRecord record) throws IOException {
    value(record);
    json.writeRaw('\n');
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof SpecificRecord record) {
      object(record);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      number(number);
    } else if (value instanceof BigDecimal number) {
      number(number);
    } else {
      // Texts, symbols, instants and dates, which write themselves in ISO 8601.
      json.writeString(value.toString());
    }
  }

  private void object(SpecificRecord record) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      json.writeFieldName(field.name());
      value(record.get(field.pos()));
    }
    json.writeEndObject();
  }

  private void object(Map<?, ?> map) throws IOException {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>(CodePoints.ORDER);
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    json.writeStartObject();
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      json.writeFieldName(entry.getKey());
      value(entry.getValue());
    }
    json.writeEndObject();
  }

  private void number(double number) throws IOException {
    long whole = (long) number;
    if (whole == number && Math.abs(whole) < LARGEST_WHOLE) {
      json.writeNumber(whole);
    } else if (Double.isFinite(number)) {
      String text = text(number);
      if (text.indexOf('E') < 0) {
        json.writeNumber(text);
      } else {
        number(new BigDecimal(text));
      }
    } else {
      json.writeNull();
    }
  }

  /** Numbers often come many times in a row, and finding the digits of one is dear. */
  private String text(double number) {
    if (number != lastNumber) {
      lastNumber = number;
      lastText = Double.toString(number);
    }
    return lastText;
  }

  private void number(BigDecimal number) throws IOException {
    json.writeNumber(number.stripTrailingZeros().toPlainString());
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
