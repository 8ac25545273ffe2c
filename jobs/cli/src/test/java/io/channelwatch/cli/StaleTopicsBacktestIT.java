package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  private BacktestFolder files;
  private final RecordingConsole shell = new RecordingConsole();

  @BeforeEach
  void prepare() throws IOException {
    files = new BacktestFolder(folder);
    files.writeRules("severity: warning, when: \"days_since('activity.portal_login') >= 3\"");
    StringBuilder profiles = new StringBuilder();
    for (int partner = 0; partner < 8; partner++) {
      profiles.append(
          """
          {"partner_id":"p%d","cam":{"name":"Ana","email":"ana@example.com"}}
          """
              .formatted(partner));
    }
    files.write("events/partner-profiles.ndjson", profiles.toString());
    files.write("events/partner-activity.ndjson", logins());
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
    assertThat(Files.readString(files.file("alerts")).lines()).hasSize(2);
  }

  @Test
  void unwatchedEachPartnerIsToldOf() throws IOException {
    assertThat(told("{partner-activity: off}", 2).toString()).contains("ana@example.com");
    assertThat(Files.readString(files.file("alerts")).lines()).hasSize(16);
  }

  private List<String> told(String freshness, int parallelism) throws IOException {
    files.write(
        "config.yaml",
        "program: {time_zone: UTC}\nfreshness: %s\nflink: {parallelism.default: %d}\n"
            .formatted(freshness, parallelism));
    int code =
        shell.run(
            "backtest",
            "--events",
            files.path("events"),
            "--rules",
            files.path("rules"),
            "--config",
            files.path("config.yaml"),
            "--out",
            files.path("alerts"),
            "--messages",
            files.path("messages"),
            "--report",
            files.path("report.html"));
    assertThat(code).as(shell.err()).isZero();
    return files.told("messages", "/at", "/recipient", "/status", "/why", "/items/0/rule_id");
  }
}
