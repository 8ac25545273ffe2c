package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records of one schema as plain JSON: the counterpart of {@link AvroJson}. Fields
 * stand in the order of the schema, the keys of maps in the order of their code points, numbers
 * without exponent; what is not there is null. What follows from the schema is found once. For one
 * thread.
 */
public final class PlainJson {

  /** Below it, every whole number is a double that has no other whole number near it. */
  private static final long LARGEST_WHOLE = 1L << 53;

  private static final byte[] NULL = "null".getBytes(US_ASCII);

  private final JsonLine line = new JsonLine();
  private final NumberTexts numbers = new NumberTexts();
  private final Form form;

  /** How a value of one type is written. */
  private interface Form {
    void write(Object value);
  }

  /** Writes records of a schema that is not part of itself. */
  public PlainJson(Schema schema) {
    this.form = form(schema);
  }

  /** The line of a record, with its end, in UTF-8. */
  public byte[] line(SpecificRecord record) {
    line.clear();
    form.write(record);
    line.raw('\n');
    return line.toBytes();
  }

  private Form form(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> form(present(schema));
      case MAP -> map(form(schema.getValueType()));
      case ARRAY -> array(schema.getElementType());
      case STRING, ENUM -> value -> line.text(value.toString());
      case INT, LONG -> whole(schema);
      case DOUBLE -> value -> number((Double) value);
      case BYTES -> value -> line.raw(NumberTexts.of((BigDecimal) value).getBytes(US_ASCII));
      default -> throw new IllegalArgumentException("No topic has a field of " + schema);
    };
  }

  private void orNull(Form form, @Nullable Object value) {
    if (value == null) {
      line.raw(NULL);
    } else {
      form.write(value);
    }
  }

  private Form record(Schema schema) {
    int size = schema.getFields().size();
    byte[][] names = new byte[size][];
    Form[] forms = new Form[size];
    for (Schema.Field field : schema.getFields()) {
      String name = (field.pos() == 0 ? "" : ",") + '"' + field.name() + "\":";
      names[field.pos()] = name.getBytes(UTF_8);
      forms[field.pos()] = form(field.schema());
    }
    return value -> {
      SpecificRecord record = (SpecificRecord) value;
      line.raw('{');
      for (int i = 0; i < size; i++) {
        line.raw(names[i]);
        orNull(forms[i], record.get(i));
      }
      line.raw('}');
    };
  }

  private Form map(Form values) {
    return value -> {
      TreeMap<String, @Nullable Object> sorted = new TreeMap<>(CodePoints.ORDER);
      ((Map<?, ?>) value).forEach((key, of) -> sorted.put(key.toString(), of));
      char before = '{';
      for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
        line.raw(before);
        line.text(entry.getKey());
        line.raw(':');
        orNull(values, entry.getValue());
        before = ',';
      }
      end(before, '{', '}');
    };
  }

  private Form array(Schema element) {
    Schema.Type type = element.isUnion() ? present(element).getType() : element.getType();
    if (type == Schema.Type.DOUBLE) {
      return this::numbers;
    }
    Form elements = form(element);
    return value -> {
      char before = '[';
      for (Object next : (List<?>) value) {
        line.raw(before);
        orNull(elements, next);
        before = ',';
      }
      end(before, '[', ']');
    };
  }

  /**
   * Nearly all that an alert has to tell are numbers in a row, most of them the very one before.
   */
  @SuppressWarnings("ReferenceEquality") // what is the same object has the same text
  private void numbers(Object value) {
    char before = '[';
    Object last = this;
    int lastAt = 0;
    for (Object next : (List<?>) value) {
      line.raw(before);
      int at = line.size();
      if (next == last) {
        line.again(lastAt, at - 1);
      } else if (next instanceof Double number) {
        number(number);
      } else {
        line.raw(NULL);
      }
      last = next;
      lastAt = at;
      before = ',';
    }
    end(before, '[', ']');
  }

  /** Closes what was opened with its first element, if it has one. */
  private void end(char before, char open, char close) {
    if (before == open) {
      line.raw(open);
    }
    line.raw(close);
  }

  private Form whole(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return value -> line.instant(((Instant) value).toEpochMilli());
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Date) {
      return value -> line.date((LocalDate) value);
    }
    return value -> line.number(((Number) value).longValue());
  }

  private void number(double number) {
    long whole = (long) number;
    if (whole == number && Math.abs(whole) < LARGEST_WHOLE) {
      line.number(whole);
    } else if (Double.isFinite(number)) {
      line.raw(numbers.of(number));
    } else {
      line.raw(NULL);
    }
  }

  private static Schema present(Schema union) {
    List<Schema> branches =
        union.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    if (branches.size() != 1) {
      throw new IllegalArgumentException("No topic has a choice of " + union);
    }
    return branches.get(0);
  }
}
