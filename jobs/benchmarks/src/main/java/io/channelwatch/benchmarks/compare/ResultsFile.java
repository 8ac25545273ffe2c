package io.channelwatch.benchmarks.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Reads what was measured: an array as JMH writes it, or the lines that {@code run} prints, those
 * of several runs one after the other.
 */
final class ResultsFile {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String METRIC = "primaryMetric";
  private static final List<String> RATES =
      List.of("records_per_cpu_second", "second_half_records_per_cpu_second", "of_memory");
  private static final List<String> CIRCUMSTANCES =
      List.of("workload", "checkpoints_every", "delivery", "parallelism", "records");

  private ResultsFile() {}

  /**
   * The figures of a file, by what was measured and under which circumstances.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  static Map<Subject, Figure> read(Path file) throws IOException {
    Map<Subject, Figure> figures = new TreeMap<>();
    Map<Subject, DoubleSummaryStatistics> lines = new TreeMap<>();
    // Of an array at the top, Jackson's iterator shows the elements.
    try (MappingIterator<JsonNode> results =
        MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
      for (JsonNode result : (Iterable<JsonNode>) () -> results) {
        if (result.has(METRIC)) {
          addBenchmark(result, figures);
        } else {
          addLine(result, lines);
        }
      }
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException(
          file + " holds neither JMH's results as JSON nor lines of run: " + e.getMessage(), e);
    }
    lines.forEach((subject, runs) -> figures.put(subject, figure(runs)));
    if (figures.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no results");
    }
    return figures;
  }

  private static void addBenchmark(JsonNode result, Map<Subject, Figure> figures) {
    JsonNode metric = result.required(METRIC);
    String mode = result.required("mode").asText();
    StringJoiner circumstances = new StringJoiner(" ");
    for (Map.Entry<String, JsonNode> each : result.path("params").properties()) {
      circumstances.add(each.getKey() + "=" + each.getValue().asText());
    }
    double score = metric.required("score").asDouble();
    JsonNode confidence = metric.path("scoreConfidence");
    figures.put(
        new Subject(
            shortName(result.required("benchmark").asText()),
            circumstances.toString(),
            metric.required("scoreUnit").asText()),
        new Figure(
            score,
            numberOr(score, confidence.path(0)),
            numberOr(score, confidence.path(1)),
            mode.equals("thrpt")));
  }

  /** Class and method. */
  private static String shortName(String name) {
    int method = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', method - 1) + 1);
  }

  /** JMH writes NaN as a text where one iteration tells nothing of an error. */
  private static double numberOr(double otherwise, JsonNode node) {
    double number = node.asDouble(Double.NaN);
    return Double.isFinite(number) ? number : otherwise;
  }

  private static void addLine(JsonNode line, Map<Subject, DoubleSummaryStatistics> lines) {
    String measured = line.required("measured").asText();
    List<String> circumstances = new ArrayList<>();
    for (String each : CIRCUMSTANCES) {
      if (line.has(each)) {
        circumstances.add(each + "=" + line.get(each).asText());
      }
    }
    for (String rate : RATES) {
      if (line.has(rate)) {
        lines
            .computeIfAbsent(
                new Subject(measured, String.join(" ", circumstances), rate),
                any -> new DoubleSummaryStatistics())
            .accept(line.get(rate).asDouble());
      }
    }
  }

  /** What several runs gave: their mean, and from the least to the most. */
  private static Figure figure(DoubleSummaryStatistics runs) {
    return new Figure(runs.getAverage(), runs.getMin(), runs.getMax(), true);
  }
}
