package io.channelwatch.alerting.sink;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that are mostly numbers, any of which may be absent. Avro finds out of each one
 * anew which branch of the union it is of, at several times the price of writing it.
 *
 * @param <T> the generated class of the records
 */
final class NumbersWriter<T> extends SpecificDatumWriter<T> {

  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  NumbersWriter(Schema schema, SpecificData data) {
    super(schema, data);
  }

  @Override
  @SuppressWarnings("unchecked") // the schema says so
  protected void writeArray(Schema schema, Object datum, Encoder out) throws IOException {
    if (!isOptionalNumber(schema.getElementType())) {
      super.writeArray(schema, datum, out);
      return;
    }
    Collection<@Nullable Double> numbers = (Collection<@Nullable Double>) datum;
    out.writeArrayStart();
    out.setItemCount(numbers.size());
    for (Double number : numbers) {
      out.startItem();
      write(number, out);
    }
    out.writeArrayEnd();
  }

  @Override
  @SuppressWarnings("unchecked") // the schema says so
  protected void writeMap(Schema schema, Object datum, Encoder out) throws IOException {
    if (!isOptionalNumber(schema.getValueType())) {
      super.writeMap(schema, datum, out);
      return;
    }
    Map<String, @Nullable Double> numbers = (Map<String, @Nullable Double>) datum;
    out.writeMapStart();
    out.setItemCount(numbers.size());
    for (Map.Entry<String, @Nullable Double> entry : numbers.entrySet()) {
      out.startItem();
      out.writeString(entry.getKey());
      write(entry.getValue(), out);
    }
    out.writeMapEnd();
  }

  private static void write(@Nullable Double number, Encoder out) throws IOException {
    if (number == null) {
      out.writeIndex(ABSENT);
    } else {
      out.writeIndex(PRESENT);
      out.writeDouble(number);
    }
  }

  private static boolean isOptionalNumber(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        && schema.getTypes().size() == 2
        && schema.getTypes().get(ABSENT).getType() == Schema.Type.NULL
        && schema.getTypes().get(PRESENT).getType() == Schema.Type.DOUBLE;
  }
}
