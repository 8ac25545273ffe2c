package io.channelwatch.cli.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.channelwatch.text.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads one line of an event file. */
final class EventLine {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final InputTopic topic;
  private final RecordCheck check;
  private final Set<String> fields = new HashSet<>(List.of("recorded_at", "deleted"));

  EventLine(InputTopic topic, RecordCheck check) {
    this.topic = topic;
    this.check = check;
    topic.schema().getFields().forEach(field -> fields.add(field.name()));
  }

  /**
   * The record of a line; null where something was reported. {@code doubts} hears of what is taken,
   * though perhaps not as it was meant.
   */
  @Nullable EventRecord read(byte[] line, Consumer<String> problems, Consumer<String> doubts)
      throws IOException {
    JsonNode json = parse(line, problems);
    if (json == null) {
      return null;
    }
    AvroJson values = new AvroJson(problems);
    boolean deleted = json.path("deleted").asBoolean(false);
    if (deleted && !topic.takesTombstones()) {
      problems.accept("\"deleted\" has no meaning here: these records are never removed.");
      return null;
    }
    Long knownAt = knownAt(json, values);
    SpecificRecord value = deleted ? null : values.record(topic.schema(), json);
    String key = key(json, deleted ? problems : ignored -> {});
    if (knownAt == null || key == null || (value == null && !deleted)) {
      return null;
    }
    EventRecord record = new EventRecord(topic, key, value, knownAt);
    String objection = check.objection(record);
    if (objection != null) {
      problems.accept(objection);
      return null;
    }
    slips(json, doubts);
    return record;
  }

  /** Names that no field has, but that are near to one that was left out. */
  private void slips(JsonNode json, Consumer<String> doubts) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        List<String> free = new ArrayList<>(fields);
        free.removeIf(json::has);
        String meant = Nearest.name(name, free);
        if (meant != null) {
          doubts.accept("\"%s\" is ignored; did you mean \"%s\"?".formatted(name, meant));
        }
      }
    }
  }

  /** The JSON object of a line; null where something was reported. */
  static @Nullable JsonNode parse(byte[] line, Consumer<String> problems) throws IOException {
    try {
      JsonNode json = JSON.readTree(line);
      if (json.isObject()) {
        return json;
      }
      problems.accept("A line must be one JSON object.");
    } catch (JsonProcessingException e) {
      problems.accept(
          "No JSON at column %d: %s."
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage().replaceAll("\\s+", " ").replaceAll("\\.$", "")));
    }
    return null;
  }

  /** When the record was known: as told, else when it happened, else from the beginning. */
  private @Nullable Long knownAt(JsonNode json, AvroJson values) {
    if (json.hasNonNull("recorded_at")) {
      return values.instant(json.path("recorded_at"), "recorded_at");
    }
    String eventTime = topic.eventTime();
    if (eventTime == null || !json.hasNonNull(eventTime)) {
      return 0L;
    }
    // A bad one is reported with the record's other fields.
    return new AvroJson(ignored -> {}).instant(json.path(eventTime), eventTime);
  }

  private @Nullable String key(JsonNode json, Consumer<String> problems) {
    List<String> parts = new ArrayList<>();
    for (String field : topic.keyFields()) {
      JsonNode part = json.path(field);
      if (!part.isTextual()) {
        problems.accept("\"" + field + "\" is missing: a tombstone names what it removes.");
        return null;
      }
      parts.add(part.textValue());
    }
    return String.join("|", parts);
  }
}
