package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.sample.SampleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestIT {

  private static final Path SHIPPED = Path.of("..", "..", "rules");
  private static final String LOGIN =
      """
      {"event_id":"%s","partner_id":"%s","occurred_at":"%s","type":"portal_login"%s}
      """;

  @TempDir Path folder;

  private BacktestFolder files;
  private final RecordingConsole shell = new RecordingConsole();

  @BeforeEach
  void prepare() throws IOException {
    files = new BacktestFolder(folder);
    files.writeRules(levels(3));
    String program = "program: {time_zone: Europe/Berlin}\nfreshness: {holidays: [2025-12-31]}\n";
    files.write("one.yaml", program + "flink: {parallelism.default: 1}\n");
    files.write("four.yaml", program + "flink: {parallelism.default: 4}\n");
    files.write(
        "events/partner-profiles.ndjson",
        """
        {"partner_id":"p1","name":"Acme","cam":{"name":"Ana","email":"ana@example.com"}}
        {"partner_id":"p2","name":"Beta"}
        """);
    files.write(
        "events/partner-activity.ndjson",
        LOGIN.formatted("b1", "p2", "2026-01-09T08:00:00Z", "")
            + LOGIN.formatted("a2", "p1", "2026-01-08T09:00:00.250Z", "")
            + LOGIN.formatted("a1", "p1", "2026-01-05T10:00:00Z", "")
            + LOGIN.formatted(
                "a1", "p1", "2026-01-05T10:00:00Z", ",\"recorded_at\":\"2026-01-20T10:00:00Z\""));
  }

  @Test
  void firesWhenARuleHoldsLongEnoughAndStopsAtTheLastNews() throws IOException {
    assertThat(backtest("--out", files.path("alerts"))).isZero();

    assertThat(told("alerts"))
        .containsExactly(
            "quiet p1 0 OPENED 2026-01-08T05:00:00Z", "quiet p1 1 RESOLVED 2026-01-08T09:00:01Z");
    assertThat(shell.out()).contains("1 alert, of which 0 still fire.").contains("1  Ana");
    JsonNode first = files.json("alerts").get(0);
    assertThat(first.get("reason").isNull()).isTrue();
    assertThat(first.at("/values/days_since('activity.portal_login')/value").asDouble())
        .isEqualTo(3);
  }

  @Test
  void silenceFiresPastTheLastRecord() throws IOException {
    assertThat(backtest("--until", "2026-01-13", "--out", files.path("alerts"))).isZero();

    // The day begins at 23:00 UTC, and its first instant is evaluated still.
    assertThat(told("alerts"))
        .containsExactly(
            "quiet p1 0 OPENED 2026-01-08T05:00:00Z",
            "quiet p1 1 RESOLVED 2026-01-08T09:00:01Z",
            "quiet p1 0 OPENED 2026-01-11T05:00:00Z",
            "quiet p2 0 OPENED 2026-01-12T05:00:00Z",
            "quiet p1 1 ESCALATED 2026-01-12T23:00:00Z");
  }

  @Test
  void rulesThatHoldFromAnInstantTakeWhatIsOlderForHistory() throws IOException {
    assertThat(
            backtest(
                "--from",
                "2026-01-08T00:00Z",
                "--until",
                "2026-01-08T12:00Z",
                "--out",
                files.path("alerts")))
        .isZero();

    assertThat(told("alerts"))
        .containsExactly(
            "quiet p1 0 OPENED 2026-01-08T06:00:00Z", "quiet p1 1 RESOLVED 2026-01-08T09:00:01Z");
  }

  @Test
  void rulesAmongTheEventsChangeWhenTheyBecameKnown() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (int version : List.of(2, 1)) {
      Map<String, Object> update =
          Map.of(
              "program",
              "default",
              "version",
              version,
              "files",
              Map.of("quiet.yaml", BacktestFolder.quiet(levels(version == 1 ? 3 : 1))),
              "applied_by",
              "me",
              "applied_at",
              "2026-01-01T00:00:00Z",
              "recorded_at",
              version == 1 ? "2026-01-01T00:00:00Z" : "2026-01-07T12:00:00Z");
      lines.append(mapper.writeValueAsString(update)).append('\n');
    }
    files.write("events/alert-rules.ndjson", lines.toString());

    assertThat(backtest("--rules", files.path("nowhere"), "--out", files.path("alerts"))).isZero();

    assertThat(told("alerts"))
        .containsExactly(
            "quiet p1 0 OPENED 2026-01-07T18:00:00Z",
            "quiet p1 1 RESOLVED 2026-01-08T09:00:01Z",
            "quiet p1 0 OPENED 2026-01-09T05:00:00Z");
    assertThat(files.json("alerts").get(0).get("rules_version").asInt()).isEqualTo(2);
  }

  @Test
  void aLineThatCannotBeUsedEndsItBeforeAnythingIsWritten() throws IOException {
    files.write("alerts", "as before");
    files.write(
        "events/closed-revenue.ndjson",
        """
        {"event_id":"r1","partner_id":"p1","occurred_at":"2026-01-06T10:00:00Z","amount":10,\
        "currency":"EUR","attribution":"SOURCED","revenue_type":"NEW"}

        {"event_id":"r2","partner_id":"p1","occurred_at":"2026-01-06T10:00:00Z","amount":10,\
        "recorded_at":"2029-01-06T10:00:00Z","currency":"USD","attribution":"SOURCED",\
        "revenue_type":"NEW"}
        """);

    assertThat(backtest("--out", files.path("alerts"))).isEqualTo(2);
    assertThat(shell.err())
        .contains("closed-revenue.ndjson:1: It cannot be used: no rate of 'EUR' holds on")
        .contains("closed-revenue.ndjson:3: It cannot be used: it happened at");
    assertThat(files.file("alerts")).hasContent("as before");

    assertThat(backtest("--skip-bad", "--out", files.path("alerts"))).isZero();
    assertThat(told("alerts")).hasSize(2);

    files.write("events/fx-rates.ndjson", "{\"currency\":\"EUR\",\"effective_on\":\"2026-01-01\"}");
    assertThat(backtest()).isEqualTo(2);
  }

  @Test
  void aReportHoldsTheEpisodesThatTheAlertsTellOf() throws IOException {
    assertThat(
            backtest(
                "--until",
                "2026-01-13",
                "--out",
                files.path("alerts"),
                "--report",
                files.path("r.html")))
        .isZero();

    JsonNode content = files.report("r.html");
    assertThat(content.at("/figures/opened").asInt()).isEqualTo(3);
    assertThat(content.at("/figures/open").asInt()).isEqualTo(2);
    assertThat(content.get("episodes"))
        .extracting(e -> e.get("steps").size() + " " + e.get("severity").asText())
        .containsExactly("2 WARNING", "2 CRITICAL", "1 WARNING");
    assertThat(content.get("partners"))
        .extracting(partner -> partner.at("/of/name").asText())
        .containsExactly("Acme", "Beta");
    assertThat(content.at("/rules/0/of/readings")).as("what the rule compares").hasSize(1);
  }

  @Test
  void theSecondHalfAloneTellsTheSameAsBoth() throws IOException {
    assertThat(backtest("--out", files.path("alerts"), "--messages", files.path("messages")))
        .isZero();
    assertThat(files.json("messages"))
        .extracting(m -> m.get("at").asText() + " " + m.get("status").asText())
        .containsExactly("2026-01-08T05:00:30Z SENT", "2026-01-08T09:00:31Z SENT");

    int code =
        shell.run(
            "backtest",
            "--alerts",
            files.path("alerts"),
            "--rules",
            files.path("rules"),
            "--config",
            files.path("one.yaml"),
            "--messages",
            files.path("again"));

    assertThat(code).as(shell.err()).isZero();
    assertThat(files.file("again")).hasSameBinaryContentAs(files.file("messages"));
  }

  @Test
  void theOrderOfLinesAndTheParallelismShowNowhere() throws IOException {
    Path sample = files.file("sample");
    SampleProgram.write(sample);
    Path shuffled = Files.createDirectory(files.file("shuffled"));
    try (Stream<Path> paths = Files.list(sample)) {
      for (Path file : paths.toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(lines, new Random(5));
        Files.write(shuffled.resolve(file.getFileName()), lines);
      }
    }

    sample(sample, "one.yaml", "alerts", "messages");
    sample(shuffled, "four.yaml", "alerts4", "messages4");

    assertThat(files.json("alerts"))
        .hasSizeGreaterThan(100)
        .as("no topic of the sample stops")
        .noneMatch(alert -> alert.get("rule_id").asText().equals("topic-stale"));
    assertThat(files.file("alerts4")).hasSameBinaryContentAs(files.file("alerts"));
    assertThat(files.file("messages4")).hasSameBinaryContentAs(files.file("messages"));
  }

  private void sample(Path events, String config, String alerts, String messages) {
    int code =
        shell.run(
            "backtest",
            "--events",
            events.toString(),
            "--rules",
            SHIPPED.toString(),
            "--config",
            files.path(config),
            "--from",
            "2025-10-01",
            "--out",
            files.path(alerts),
            "--messages",
            files.path(messages));
    assertThat(code).as(shell.err()).isZero();
  }

  private int backtest(String... more) {
    List<String> arguments = new ArrayList<>(List.of("backtest", "--events", files.path("events")));
    if (!List.of(more).contains("--rules")) {
      arguments.addAll(List.of("--rules", files.path("rules")));
    }
    arguments.addAll(List.of("--config", files.path("one.yaml")));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private List<String> told(String file) throws IOException {
    return files.told(file, "/rule_id", "/subject/id", "/sequence", "/transition", "/at");
  }

  private static String[] levels(int days) {
    return new String[] {
      "severity: warning, when: \"days_since('activity.portal_login') >= %d\", for: 6h"
          .formatted(days),
      "severity: critical, when: \"days_since('activity.portal_login') >= 5\""
    };
  }
}
