package io.channelwatch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.channelwatch.text.Nearest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes Avro records out of plain JSON, led by the schema: times and dates in ISO 8601, decimals as
 * numbers or texts, enums by their symbols. Fields that the schema does not know are passed over;
 * each that cannot be used is reported by its name.
 */
final class AvroJson {

  private final Consumer<String> problems;

  /** Reports what cannot be used, a sentence each. */
  AvroJson(Consumer<String> problems) {
    this.problems = problems;
  }

  /** The record; null where a problem was reported. */
  @Nullable SpecificRecord record(Schema schema, JsonNode json) {
    return record(schema, json, "");
  }

  /** An instant in milliseconds since the epoch; null where a problem was reported. */
  @Nullable Long instant(JsonNode json, String field) {
    if (json.isTextual()) {
      Long millis = IsoTimes.instant(json.textValue());
      if (millis != null) {
        return millis;
      }
    }
    report(field, "an instant such as \"2026-03-01T09:30:00Z\"", json);
    return null;
  }

  private @Nullable SpecificRecord record(Schema schema, JsonNode json, String path) {
    SpecificRecord made = (SpecificRecord) SpecificData.newInstance(type(schema), schema);
    boolean complete = true;
    for (Schema.Field field : schema.getFields()) {
      JsonNode node = json.get(field.name());
      String name = path.isEmpty() ? field.name() : path + field.name();
      Object value;
      if (node != null && !node.isNull()) {
        value = value(field.schema(), node, name);
        complete &= value != null;
      } else if (field.schema().isNullable()) {
        value = null;
      } else if (field.hasDefaultValue()) {
        value = SpecificData.getForSchema(schema).getDefaultValue(field);
      } else {
        problems.accept("\"" + name + "\" is missing" + written(json, schema, field.name()) + ".");
        complete = false;
        continue;
      }
      if (complete) {
        made.put(field.pos(), value);
      }
    }
    return complete ? made : null;
  }

  private @Nullable Object value(Schema schema, JsonNode json, String field) {
    return switch (schema.getType()) {
      case UNION -> value(present(schema), json, field);
      case STRING -> json.isTextual() ? json.textValue() : refuse(field, "a text", json);
      case ENUM -> symbol(schema, json, field);
      case LONG, INT -> whole(schema, json, field);
      case BYTES -> decimal((LogicalTypes.Decimal) schema.getLogicalType(), json, field);
      case RECORD ->
          json.isObject() ? record(schema, json, field + ".") : refuse(field, "an object", json);
      case MAP -> map(schema, json, field);
      case ARRAY -> array(schema, json, field);
      case DOUBLE -> json.isNumber() ? json.doubleValue() : refuse(field, "a number", json);
      default -> throw new IllegalStateException("No topic has a field of " + schema.getType());
    };
  }

  private @Nullable Object symbol(Schema schema, JsonNode json, String field) {
    if (json.isTextual() && schema.hasEnumSymbol(json.textValue())) {
      return SpecificData.get().createEnum(json.textValue(), schema);
    }
    List<String> symbols = symbols(schema);
    String nearest = json.isTextual() ? Nearest.name(json.textValue(), symbols) : null;
    return refuse(
        field,
        "one of "
            + String.join(", ", symbols)
            + (nearest == null ? "" : " (did you mean " + nearest + "?)"),
        json);
  }

  private @Nullable Object whole(Schema schema, JsonNode json, String field) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      Long millis = instant(json, field);
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Date) {
      Object date = json.isTextual() ? IsoTimes.date(json.textValue()) : null;
      return date == null ? refuse(field, "a date such as \"2026-03-31\"", json) : date;
    }
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return schema.getType() == Schema.Type.INT ? (Object) json.intValue() : json.longValue();
    }
    return refuse(field, "a whole number", json);
  }

  private @Nullable BigDecimal decimal(LogicalTypes.Decimal type, JsonNode json, String field) {
    if (json.isInt()) {
      return BigDecimal.valueOf(json.longValue()).setScale(type.getScale());
    }
    BigDecimal number = number(json);
    if (number == null) {
      report(field, "a number", json);
      return null;
    }
    // Looked at before it is written out: 1e999999999 has a billion digits.
    if (number.signum() == 0) {
      return BigDecimal.valueOf(0, type.getScale());
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > type.getScale()) {
      report(field, "a number with at most " + type.getScale() + " decimals", json);
      return null;
    }
    if ((long) plain.precision() - plain.scale() > type.getPrecision() - type.getScale()) {
      int digits = type.getPrecision() - type.getScale();
      report(field, "a number with at most " + digits + " digits before the point", json);
      return null;
    }
    return plain.setScale(type.getScale());
  }

  private @Nullable Object map(Schema schema, JsonNode json, String field) {
    if (!json.isObject()) {
      return refuse(field, "an object", json);
    }
    Map<String, Object> map = new HashMap<>();
    boolean complete = true;
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      Object value = value(schema.getValueType(), entry.getValue(), field + "." + entry.getKey());
      if (value == null) {
        complete = false;
      } else {
        map.put(entry.getKey(), value);
      }
    }
    return complete ? map : null;
  }

  private @Nullable Object array(Schema schema, JsonNode json, String field) {
    if (!json.isArray()) {
      return refuse(field, "a list", json);
    }
    List<@Nullable Object> list = new ArrayList<>();
    boolean complete = true;
    for (JsonNode node : json) {
      boolean absent = node.isNull() && schema.getElementType().isNullable();
      Object value = absent ? null : value(schema.getElementType(), node, field + "[]");
      complete &= absent || value != null;
      list.add(value);
    }
    return complete ? list : null;
  }

  private @Nullable Object refuse(String field, String expected, JsonNode found) {
    report(field, expected, found);
    return null;
  }

  private void report(String field, String expected, JsonNode found) {
    String shown = found.toString();
    String cut = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    problems.accept("\"%s\" is %s; expected is %s.".formatted(field, cut, expected));
  }

  private static @Nullable BigDecimal number(JsonNode json) {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    try {
      return json.isTextual() ? new BigDecimal(json.textValue()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The field that was written in place of a missing one, as far as that can be guessed. */
  private static String written(JsonNode json, Schema schema, String missing) {
    List<String> unknown = new ArrayList<>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeIf(name -> schema.getField(name) != null);
    String nearest = Nearest.name(missing, unknown);
    return nearest == null ? "" : "; there is \"" + nearest + "\"";
  }

  private static Schema present(Schema union) {
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        return branch;
      }
    }
    throw new IllegalStateException("A union of nothing but null");
  }

  private static List<String> symbols(Schema schema) {
    return schema.getEnumSymbols().subList(1, schema.getEnumSymbols().size());
  }

  private static Class<?> type(Schema schema) {
    return SpecificData.get().getClass(schema);
  }
}
