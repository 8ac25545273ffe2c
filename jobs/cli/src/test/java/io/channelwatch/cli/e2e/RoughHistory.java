package io.channelwatch.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.cli.sample.SampleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Half a year of the sample program as a careless feed would tell it: one record in seven comes
 * twice, the second time days later, and one in five is known up to three weeks after it happened,
 * so that versions of deals overtake each other.
 */
final class RoughHistory {

  /** When the rules become known; what is older is history. */
  static final Instant RULES_FROM = Instant.parse("2025-10-01T00:00:00Z");

  /** When the last record becomes known. */
  static final Instant LAST = Instant.parse("2025-12-31T23:59:58Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LAST_WORD =
      """
      {"event_id":"last","partner_id":"%s","occurred_at":"%s","type":"portal_login"}
      """;

  private RoughHistory() {}

  /** Writes the event files; every run writes the same bytes. */
  static void write(Path folder) throws IOException {
    SampleProgram.write(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean additive =
            Stream.of("deal-", "closed-", "partner-activity")
                .anyMatch(file.getFileName().toString()::startsWith);
        rewrite(file, additive);
      }
    }
    Path activity = folder.resolve("partner-activity.ndjson");
    String partner = JSON.readTree(Files.readAllLines(activity).get(0)).get("partner_id").asText();
    Files.writeString(activity, Files.readString(activity) + LAST_WORD.formatted(partner, LAST));
  }

  private static void rewrite(Path file, boolean rough) throws IOException {
    // By the instant at which they become known: a feed's own clock never runs back.
    Map<Instant, List<String>> lines = new TreeMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode record = JSON.readTree(line);
      Instant known = knownAt(record);
      number++;
      if (rough && number % 5 == 0) {
        known = known.plus(Duration.ofHours(7L * (number % 71)));
      }
      add(lines, record, known);
      if (rough && number % 7 == 0) {
        add(lines, record, known.plus(Duration.ofHours(5L * (number % 31))));
      }
    }
    Files.write(file, lines.values().stream().flatMap(List::stream).toList());
  }

  private static void add(Map<Instant, List<String>> lines, JsonNode record, Instant known)
      throws IOException {
    if (known.isBefore(LAST)) {
      ObjectNode copy = record.deepCopy();
      if (known.isAfter(Instant.EPOCH)) {
        copy.put("recorded_at", known.toString());
      }
      lines.computeIfAbsent(known, k -> new ArrayList<>()).add(JSON.writeValueAsString(copy));
    }
  }

  private static Instant knownAt(JsonNode record) {
    return Stream.of("recorded_at", "occurred_at", "updated_at")
        .filter(record::hasNonNull)
        .map(field -> Instant.parse(record.get(field).asText()))
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
