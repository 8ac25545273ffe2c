package io.channelwatch.alerting.ingest;

import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a producer's numbers mean what they are taken for. Avro reads a decimal of two decimals
 * as one of four, and microseconds as milliseconds, without a word.
 */
final class SchemaAgreement {

  private SchemaAgreement() {}

  /** What stands in the way, as half a sentence; null if nothing does. */
  static @Nullable String disagreement(Schema writer, Schema reader) {
    if (writer.getType() != Schema.Type.RECORD) {
      return null;
    }
    for (Schema.Field expected : reader.getFields()) {
      Schema.Field field = writer.getField(expected.name());
      String found = field == null ? null : meaning(field.schema());
      String wanted = meaning(expected.schema());
      if (found != null && wanted != null && !found.equals(wanted)) {
        return "writes %s as %s; expected %s".formatted(expected.name(), found, wanted);
      }
    }
    return null;
  }

  private static @Nullable String meaning(Schema schema) {
    for (Schema branch : schema.isUnion() ? schema.getTypes() : List.<Schema>of()) {
      if (branch.getType() != Schema.Type.NULL) {
        return meaning(branch);
      }
    }
    LogicalType type = schema.getLogicalType();
    if (type == null) {
      return null;
    }
    return type instanceof LogicalTypes.Decimal decimal
        ? "a decimal of scale " + decimal.getScale()
        : type.getName();
  }
}
