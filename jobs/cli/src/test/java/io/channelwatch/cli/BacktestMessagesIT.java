package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who would have been told what: silences, and the pages of recipients. */
class BacktestMessagesIT {

  private static final String SILENCE =
      """
      {"silence_id":"s","kind":"SILENCE","match":"partner_id == 'p1'","created_by":"ana",\
      "comment":"","starts_at":"2026-01-08T00:00:00Z","ends_at":"2026-01-09T00:00:00Z",\
      "recorded_at":"2026-01-07T00:00:00Z"}
      """;
  private static final List<String> MUTED =
      List.of("2026-01-08T05:00:00Z SUPPRESSED SILENCED", "2026-01-09T00:00:30Z SENT FIRST");

  @TempDir Path folder;

  private final RecordingConsole shell = new RecordingConsole();

  @BeforeEach
  void prepare() throws IOException {
    write(
        "rules/quiet.yaml",
        """
        apiVersion: channelwatch/v1
        kind: RuleSet
        metadata: {name: engagement, owner: channel-ops}
        rules:
          - id: quiet
            title: No logins
            kind: risk
            levels:
              - {severity: warning, when: "days_since('activity.portal_login') >= 3", for: 6h}
            notify: [cam]
        """);
    write(
        "rules/notifications.yaml",
        """
        apiVersion: channelwatch/v1
        kind: NotificationPolicies
        recipients: {ops: {name: Operations, email: ops@example.com}}
        channels:
          email: {type: email, host: localhost, port: 25, security: none, from: a@example.com}
        policies:
          - {match: "true", channels: [email], deliver: immediate}
        fallback: ops
        """);
    write("config.yaml", "program: {time_zone: Europe/Berlin}\nflink: {parallelism.default: 2}\n");
    write(
        "events/partner-profiles.ndjson",
        """
        {"partner_id":"p1","name":"Acme","cam":{"name":"Ana","email":"ana@example.com"}}
        """);
    write(
        "events/partner-activity.ndjson",
        """
        {"event_id":"a1","partner_id":"p1","occurred_at":"2026-01-05T10:00:00Z","type":"portal_login"}
        """);
  }

  @Test
  void aSilenceAmongTheEventsHoldsBack() throws IOException {
    write("events/alert-silences.ndjson", SILENCE);

    assertThat(backtest("--events", path("events"))).isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
  }

  @Test
  void aSilenceOfAFileOfItsOwnHoldsBackWhereverTheAlertsComeFrom() throws IOException {
    write("mine.txt", SILENCE);

    assertThat(backtest("--events", path("events"), "--silences", path("mine.txt"))).isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
    assertThat(
            backtest("--events", path("events"), "--out", path("alerts"), "--until", "2026-01-10"))
        .isZero();
    assertThat(told()).containsExactly("2026-01-08T05:00:30Z SENT FIRST");
    assertThat(backtest("--alerts", path("alerts"), "--silences", path("mine.txt"))).isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
  }

  @Test
  void aSilenceThatCannotBeUsedIsToldWithItsPlace() throws IOException {
    write("mine.txt", SILENCE.replace("partner_id ==", "partnr_id =="));

    assertThat(backtest("--events", path("events"), "--silences", path("mine.txt"))).isEqualTo(2);
    assertThat(shell.err()).contains(path("mine.txt") + ":1: It cannot be used: match: ");
    assertThat(backtest("--events", path("events"), "--silences", path("none.txt"))).isEqualTo(2);
    assertThat(shell.err()).contains("none.txt cannot be read");
  }

  @Test
  void theReportLeadsToAPageForEachRecipientWithTheMessagesAsTheyLook() throws IOException {
    write("events/alert-silences.ndjson", SILENCE);

    assertThat(backtest("--events", path("events"), "--report", path("my report.html"))).isZero();
    JsonNode inbox = report("my report.html").at("/inboxes/0");
    assertThat(inbox.get("name").asText()).isEqualTo("Ana");
    assertThat(inbox.get("messages").asInt()).isEqualTo(1);
    assertThat(inbox.get("untold").asInt()).isEqualTo(1);
    assertThat(inbox.get("page").asText()).isEqualTo("./my%20report-messages/ana-example-com.html");
    Document page =
        Jsoup.parse(Files.readString(folder.resolve("my report-messages/ana-example-com.html")));
    assertThat(page.select("nav a").attr("href")).isEqualTo("./../my%20report.html");
    assertThat(page.select("details.message summary").text())
        .isEqualTo("Fri 9 Jan 2026, 01:00 email Warning: No logins — Acme new");
    assertThat(page.select("template[shadowrootmode=open]").html())
        .as("the mail itself")
        .contains("Channelwatch", "Fri 9 Jan 2026, 01:00 CET", "A silence held this back");
    assertThat(page.select("details.untold td").eachText())
        .containsExactly("Thu 8 Jan 2026, 06:00", "Warning: No logins — Acme", "silenced");
  }

  @Test
  void withoutPoliciesAReportHasNoRecipients() throws IOException {
    Files.delete(folder.resolve("rules/notifications.yaml"));

    int code =
        shell.run(
            "backtest",
            "--events",
            path("events"),
            "--rules",
            path("rules"),
            "--config",
            path("config.yaml"),
            "--until",
            "2026-01-10",
            "--report",
            path("r.html"));
    assertThat(code).as(shell.err()).isZero();
    assertThat(report("r.html").get("inboxes")).isEmpty();
    assertThat(report("r.html").at("/figures/opened").asInt()).isEqualTo(1);
    assertThat(folder.resolve("r-messages")).doesNotExist();
  }

  private int backtest(String... more) {
    Stream<String> arguments = Stream.concat(Stream.of("backtest"), Arrays.stream(more));
    Stream<String> rest =
        Stream.of(
            "--rules",
            path("rules"),
            "--config",
            path("config.yaml"),
            "--messages",
            path("messages"));
    List<String> all = new ArrayList<>(Stream.concat(arguments, rest).toList());
    if (!all.contains("--until")) {
      all.addAll(List.of("--until", "2026-01-10"));
    }
    return shell.run(all.toArray(String[]::new));
  }

  private JsonNode report(String name) throws IOException {
    Document page = Jsoup.parse(Files.readString(folder.resolve(name)));
    return new ObjectMapper().readTree(page.getElementById("content").data());
  }

  private List<String> told() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("messages"))) {
      JsonNode json = new ObjectMapper().readTree(line);
      lines.add(
          "%s %s %s"
              .formatted(
                  json.get("at").asText(), json.get("status").asText(), json.get("why").asText()));
    }
    return lines;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
