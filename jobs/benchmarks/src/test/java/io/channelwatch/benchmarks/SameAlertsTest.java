package io.channelwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is measured is the same work: whoever does it tells the same alerts. */
class SameAlertsTest {

  @TempDir Path folder;

  @Test
  void theJobTellsTheAlertsOfTheProgramInMemoryHoweverParallel() throws Exception {
    List<JsonNode> lines =
        run(
            "run --partners 40 --records 4000 --days 120 --skew 1 --hot 5 --parallelism 1,2"
                + " --delivery at_least_once,exactly_once --folder "
                + folder);
    assertThat(lines)
        .extracting(line -> line.get("measured").asText())
        .containsExactly("reading", "memory", "job", "job", "job", "job");
    List<JsonNode> tellers = lines.subList(1, lines.size());
    assertThat(tellers)
        .extracting(line -> line.get("alerts_hash"))
        .containsOnly(tellers.get(0).get("alerts_hash"));
    assertThat(tellers)
        .allSatisfy(line -> assertThat(line.get("alerts").asInt()).isGreaterThan(50));
    assertThat(lines)
        .extracting(line -> line.get("records").asLong())
        .containsOnly(lines.get(0).get("records").asLong());
  }

  private static List<JsonNode> run(String arguments) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Benchmarks.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(line.execute(arguments.split(" "))).as(() -> out + "\n" + err).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String json : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(json));
    }
    return lines;
  }
}
