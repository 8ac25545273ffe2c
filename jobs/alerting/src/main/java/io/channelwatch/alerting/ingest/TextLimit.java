package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * How long a text of a record may be. State holds ids of up to 65,535 bytes, and an alert that says
 * who a partner is must fit into a record itself.
 */
final class TextLimit {

  static final int MOST_CHARACTERS = 10_000;

  private TextLimit() {}

  /** Refuses a record of which any text is longer. */
  static void check(IndexedRecord record) throws RefusedException {
    for (Schema.Field field : record.getSchema().getFields()) {
      check(field.name(), record.get(field.pos()));
    }
  }

  private static void check(String field, @Nullable Object value) throws RefusedException {
    if (value instanceof CharSequence text && text.length() > MOST_CHARACTERS) {
      throw new RefusedException(
          "text_too_long",
          "the field %s has %d characters; expected at most %d"
              .formatted(field, text.length(), MOST_CHARACTERS));
    }
    if (value instanceof IndexedRecord record) {
      check(record);
    }
    if (value instanceof Map<?, ?> texts) {
      for (Map.Entry<?, ?> entry : texts.entrySet()) {
        check(field, entry.getKey());
        check(field, entry.getValue());
      }
    }
  }
}
