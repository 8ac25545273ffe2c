package io.channelwatch.cli.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.files.InputTopic;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The records of the sample program, and the event files that they are written to. */
final class SampleFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Line(Instant knownAt, Map<String, Object> fields) {}

  private final Map<InputTopic, List<Line>> lines = new EnumMap<>(InputTopic.class);

  /** Adds a record that was known as soon as it happened, or from the beginning. */
  void add(InputTopic topic, Map<String, Object> fields) {
    put(topic, Instant.EPOCH, fields);
  }

  /** Adds a record, unless it was known only after the end of the sample. */
  void add(InputTopic topic, Map<String, Object> fields, Instant recordedAt) {
    if (recordedAt.isBefore(Calendar.UNTIL.atStartOfDay(ZoneOffset.UTC).toInstant())) {
      fields.put("recorded_at", recordedAt.toString());
      put(topic, recordedAt, fields);
    }
  }

  private void put(InputTopic topic, Instant knownAt, Map<String, Object> fields) {
    lines.computeIfAbsent(topic, key -> new ArrayList<>()).add(new Line(knownAt, fields));
  }

  /** Writes a file for each topic, its lines in the order in which they became known. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<InputTopic, List<Line>> file : lines.entrySet()) {
      List<Line> ordered = new ArrayList<>(file.getValue());
      ordered.sort(Comparator.comparing(Line::knownAt));
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(file.getKey().fileName()))) {
        for (Line line : ordered) {
          out.write(JSON.writeValueAsString(line.fields()));
          out.write('\n');
        }
      }
    }
  }
}
