package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

  private BacktestFolder files;
  private final RecordingConsole shell = new RecordingConsole();

  @BeforeEach
  void prepare() throws IOException {
    files = new BacktestFolder(folder);
    files.writeRules(
        "severity: warning, when: \"days_since('activity.portal_login') >= 3\", for: 6h");
    files.write(
        "config.yaml", "program: {time_zone: Europe/Berlin}\nflink: {parallelism.default: 2}\n");
    files.write(
        "events/partner-profiles.ndjson",
        """
        {"partner_id":"p1","name":"Acme","cam":{"name":"Ana","email":"ana@example.com"}}
        """);
    files.write(
        "events/partner-activity.ndjson",
        """
        {"event_id":"a1","partner_id":"p1","occurred_at":"2026-01-05T10:00:00Z","type":"portal_login"}
        """);
  }

  @Test
  void aSilenceAmongTheEventsHoldsBack() throws IOException {
    files.write("events/alert-silences.ndjson", SILENCE);

    assertThat(backtest("--events", files.path("events"))).isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
  }

  @Test
  void aSilenceOfAFileOfItsOwnHoldsBackWhereverTheAlertsComeFrom() throws IOException {
    files.write("mine.txt", SILENCE);

    assertThat(backtest("--events", files.path("events"), "--silences", files.path("mine.txt")))
        .isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
    assertThat(
            backtest(
                "--events",
                files.path("events"),
                "--out",
                files.path("alerts"),
                "--until",
                "2026-01-10"))
        .isZero();
    assertThat(told()).containsExactly("2026-01-08T05:00:30Z SENT FIRST");
    assertThat(backtest("--alerts", files.path("alerts"), "--silences", files.path("mine.txt")))
        .isZero();
    assertThat(told()).containsExactlyElementsOf(MUTED);
  }

  @Test
  void aSilenceThatCannotBeUsedIsToldWithItsPlace() throws IOException {
    files.write("mine.txt", SILENCE.replace("partner_id ==", "partnr_id =="));

    assertThat(backtest("--events", files.path("events"), "--silences", files.path("mine.txt")))
        .isEqualTo(2);
    assertThat(shell.err()).contains(files.path("mine.txt") + ":1: It cannot be used: match: ");
    assertThat(backtest("--events", files.path("events"), "--silences", files.path("none.txt")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("none.txt cannot be read");
  }

  @Test
  void theReportLeadsToAPageForEachRecipientWithTheMessagesAsTheyLook() throws IOException {
    files.write("events/alert-silences.ndjson", SILENCE);

    assertThat(backtest("--events", files.path("events"), "--report", files.path("my report.html")))
        .isZero();
    JsonNode inbox = files.report("my report.html").at("/inboxes/0");
    assertThat(inbox.get("name").asText()).isEqualTo("Ana");
    assertThat(inbox.get("messages").asInt()).isEqualTo(1);
    assertThat(inbox.get("untold").asInt()).isEqualTo(1);
    assertThat(inbox.get("page").asText()).isEqualTo("./my%20report-messages/ana-example-com.html");
    Document page = files.page("my report-messages/ana-example-com.html");
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
    Files.delete(files.file("rules/notifications.yaml"));

    int code =
        shell.run(
            "backtest",
            "--events",
            files.path("events"),
            "--rules",
            files.path("rules"),
            "--config",
            files.path("config.yaml"),
            "--until",
            "2026-01-10",
            "--report",
            files.path("r.html"));
    assertThat(code).as(shell.err()).isZero();
    assertThat(files.report("r.html").get("inboxes")).isEmpty();
    assertThat(files.report("r.html").at("/figures/opened").asInt()).isEqualTo(1);
    assertThat(files.file("r-messages")).doesNotExist();
  }

  private int backtest(String... more) {
    Stream<String> arguments = Stream.concat(Stream.of("backtest"), Arrays.stream(more));
    Stream<String> rest =
        Stream.of(
            "--rules",
            files.path("rules"),
            "--config",
            files.path("config.yaml"),
            "--messages",
            files.path("messages"));
    List<String> all = new ArrayList<>(Stream.concat(arguments, rest).toList());
    if (!all.contains("--until")) {
      all.addAll(List.of("--until", "2026-01-10"));
    }
    return shell.run(all.toArray(String[]::new));
  }

  private List<String> told() throws IOException {
    return files.told("messages", "/at", "/status", "/why");
  }
}
