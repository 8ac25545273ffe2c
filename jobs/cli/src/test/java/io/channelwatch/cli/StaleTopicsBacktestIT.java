package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest over logins that stop for five days, from the files to the messages. */
class StaleTopicsBacktestIT {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int STOPS = 8;
  private static final int RETURNS = 13;

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
              - {severity: warning, when: "days_since('activity.portal_login') >= 3"}
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
        """);
    StringBuilder profiles = new StringBuilder();
    for (int partner = 0; partner < 8; partner++) {
      profiles.append(
          """
          {"partner_id":"p%d","cam":{"name":"Ana","email":"ana@example.com"}}
          """
              .formatted(partner));
    }
    write("events/partner-profiles.ndjson", profiles.toString());
    write("events/partner-activity.ndjson", logins());
  }

  /** Each partner logs in every day, but for the days that are lost. */
  private static String logins() {
    StringBuilder logins = new StringBuilder();
    for (int day = 0; day < 20; day++) {
      for (int partner = 0; partner < 8; partner++) {
        if (day < STOPS || day >= RETURNS) {
          Instant at = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(8 + partner));
          logins.append(
              """
              {"event_id":"a%d-%d","partner_id":"p%d","occurred_at":"%s","type":"portal_login"}
              """
                  .formatted(day, partner, partner, at));
        }
      }
    }
    return logins.toString();
  }

  @Test
  void oneMessageSaysSoToTheOwnerAndNobodyHearsOfPartners() throws IOException {
    String fresh = "{partner-activity: 1d, owner: ops}";

    List<String> told = told(fresh, 2);

    assertThat(told)
        .containsExactly(
            "2026-01-13T15:00:30Z ops SENT FIRST topic-stale",
            "2026-01-19T08:00:30Z ops SENT RESOLVED topic-stale");
    assertThat(told(fresh, 1)).isEqualTo(told);
    assertThat(Files.readString(folder.resolve("alerts")).lines()).hasSize(2);
  }

  @Test
  void unwatchedEachPartnerIsToldOf() throws IOException {
    assertThat(told("{partner-activity: off}", 2).toString()).contains("ana@example.com");
    assertThat(Files.readString(folder.resolve("alerts")).lines()).hasSize(16);
  }

  private List<String> told(String freshness, int parallelism) throws IOException {
    write(
        "config.yaml",
        "program: {time_zone: UTC}\nfreshness: %s\nflink: {parallelism.default: %d}\n"
            .formatted(freshness, parallelism));
    int code =
        shell.run(
            "backtest",
            "--events",
            path("events"),
            "--rules",
            path("rules"),
            "--config",
            path("config.yaml"),
            "--out",
            path("alerts"),
            "--messages",
            path("messages"),
            "--report",
            path("report.html"));
    assertThat(code).as(shell.err()).isZero();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("messages"))) {
      JsonNode json = new ObjectMapper().readTree(line);
      lines.add(
          "%s %s %s %s %s"
              .formatted(
                  json.get("at").asText(),
                  json.get("recipient").asText(),
                  json.get("status").asText(),
                  json.get("why").asText(),
                  json.at("/items/0/rule_id").asText()));
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
