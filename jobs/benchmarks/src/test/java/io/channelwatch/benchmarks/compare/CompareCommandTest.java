package io.channelwatch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.benchmarks.Benchmarks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void whatTakesMoreTimeBeyondToleranceAndErrorsIsSlower() throws Exception {
    assertThat(compare(jmh(time(100, 5)), jmh(time(130, 5)))).isEqualTo(1);
    assertThat(rows())
        .containsExactly(
            "benchmark params unit old new ratio verdict",
            "Apply.deal days=20 ns/op 100 ± 5.000 130 ± 5.000 1.300 slower");
  }

  @Test
  void whatIsWithinToleranceIsTheSame() throws Exception {
    assertThat(compare(jmh(time(100, 1)), jmh(time(109, 1)))).isZero();
    assertThat(rows().get(1)).endsWith("1.090 same");
    assertThat(compare(jmh(time(100, 1)), jmh(time(109, 1)), "--tolerance", "1.05")).isEqualTo(1);
  }

  @Test
  void whatTheErrorsExplainIsNotTakenForSlower() throws Exception {
    assertThat(compare(jmh(time(100, 20)), jmh(time(130, 12)))).isZero();
    assertThat(rows().get(1)).endsWith("1.300 unsure");
  }

  @Test
  void whatTakesLessTimeIsFaster() throws Exception {
    assertThat(compare(jmh(time(100, 1)), jmh(time(50, 1)))).isZero();
    assertThat(rows().get(1)).endsWith("0.500 faster");
  }

  @Test
  void ofAThroughputLessIsSlower() throws Exception {
    assertThat(compare(jmh(throughput(100, 1)), jmh(throughput(50, 1)))).isEqualTo(1);
    assertThat(rows().get(1)).endsWith("2.000 slower");
  }

  @Test
  void whatIsInOneFileAloneIsShownAndFailsNothing() throws Exception {
    String other = time(7, 1).replace("Apply.deal", "Apply.revenue");
    assertThat(compare(jmh(time(100, 1)), jmh(other))).isZero();
    assertThat(rows())
        .contains(
            "Apply.deal days=20 ns/op 100 ± 1.000 gone",
            "Apply.revenue days=20 ns/op 7.000 ± 1.000 new");
  }

  @Test
  void benchmarksAreComparedUnderTheSameParametersAlone() throws Exception {
    String long365 = time(900, 1).replace("\"20\"", "\"365\"");
    assertThat(compare(jmh(time(100, 1), long365), jmh(long365, time(100, 1)))).isZero();
    assertThat(rows()).hasSize(3).filteredOn(row -> row.endsWith("same")).hasSize(2);
  }

  @Test
  void oneIterationHasNoErrorAndIsJudgedByToleranceAlone() throws Exception {
    String once = time(100, 1).replaceAll("\\[[^]]*]", "[\"NaN\", \"NaN\"]");
    assertThat(compare(jmh(once), jmh(once.replace("100", "120")))).isEqualTo(1);
    assertThat(rows().get(1)).endsWith("100 120 1.200 slower");
  }

  @Test
  void linesOfRunAreComparedByTheirRates() throws Exception {
    String before =
        line("reading", "", 200_000, "") + line("job", ", \"parallelism\": 2", 20_000, 0.5);
    String after =
        line("reading", "", 210_000, "") + line("job", ", \"parallelism\": 2", 15_000, 0.38);
    assertThat(compare(file("old", before), file("new", after))).isEqualTo(1);
    assertThat(rows())
        .containsExactly(
            "benchmark params unit old new ratio verdict",
            "job parallelism=2 records=1000 of_memory 0.500 0.380 1.316 slower",
            "job parallelism=2 records=1000 records_per_cpu_second 20000 15000 1.333 slower",
            "reading records=1000 records_per_cpu_second 200000 210000 0.952 same");
  }

  @Test
  void severalRunsAreTheirOwnError() throws Exception {
    String before = line("memory", "", 30_000, "") + line("memory", "", 20_000, "");
    String after = line("memory", "", 21_000, "") + line("memory", "", 19_000, "");
    assertThat(compare(file("old", before), file("new", after))).isZero();
    assertThat(rows().get(1)).endsWith("25000 ± 5000 20000 ± 1000 1.250 unsure");
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    Path good = jmh(time(100, 1));
    assertThat(compare(good, folder.resolve("missing.json"))).isEqualTo(2);
    assertThat(err.toString()).contains("missing.json cannot be read");
    assertThat(compare(good, file("other", "{\"colour\": \"red\"}"))).isEqualTo(2);
    assertThat(err.toString()).contains("neither JMH's results as JSON nor lines of run");
    assertThat(compare(good, file("empty", "[]"))).isEqualTo(2);
    assertThat(err.toString()).contains("holds no results");
    assertThat(compare(good, good, "--tolerance", "0.9")).isEqualTo(2);
    assertThat(err.toString()).contains("expected is 1 or more");
  }

  private int compare(Path old, Path recent, String... options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Stream<String> arguments =
        Stream.concat(
            Stream.of("compare", old.toString(), recent.toString()), Arrays.stream(options));
    return Benchmarks.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  /** What was printed, with single spaces. */
  private List<String> rows() {
    return out.toString().lines().map(row -> row.replaceAll(" +", " ")).toList();
  }

  private Path jmh(String... results) throws IOException {
    String all = Stream.of(results).collect(Collectors.joining(",", "[", "]"));
    return file("jmh-" + all.hashCode(), all);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), text);
  }

  private static String time(int score, int error) {
    return result("avgt", "ns/op", score, error);
  }

  private static String throughput(int score, int error) {
    return result("thrpt", "ops/ns", score, error);
  }

  private static String result(String mode, String unit, int score, int error) {
    return """
        {"benchmark": "io.channelwatch.benchmarks.core.Apply.deal", "mode": "%s",
         "params": {"days": "20"},
         "primaryMetric": {"score": %d.0, "scoreError": %d.0, "scoreUnit": "%s",
           "scoreConfidence": [%d.0, %d.0]}}
        """
        .formatted(mode, score, error, unit, score - error, score + error);
  }

  private static String line(String measured, String more, int rate, Object ofMemory) {
    String last = ofMemory.equals("") ? "" : ", \"of_memory\": " + ofMemory;
    return "{\"measured\": \"%s\", \"records\": 1000, \"records_per_cpu_second\": %d%s%s}%n"
        .formatted(measured, rate, more, last);
  }
}
