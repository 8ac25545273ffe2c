package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.cli.sample.SampleProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelwatchTest {

  @TempDir Path folder;

  private final RecordingConsole shell = new RecordingConsole();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "rules",
        "rules check",
        "rules test",
        "rules apply",
        "rules list",
        "replay",
        "sample",
        "run",
        "run alerting",
        "run notifications",
        "topics create",
        "schemas register"
      })
  void everyCommandExplainsItselfAndTellsItsVersion(String command) {
    for (String option : List.of("--help", "-h")) {
      assertThat(shell.run(with(command, option))).isZero();
      assertThat(shell.out()).startsWith(("Usage: channelwatch " + command).strip());
    }
    assertThat(shell.run(with(command, "--version"))).isZero();
    assertThat(shell.out()).startsWith("channelwatch ");
  }

  @Test
  void wrongUsageEndsWithTwoAndSaysWhatWasMeant() {
    assertThat(shell.run("rulse", "check")).isEqualTo(2);
    assertThat(shell.err())
        .contains("error: channelwatch does not know what to do with 'rulse'.\n")
        .contains("Did you mean: channelwatch rules")
        .contains("Try: channelwatch --help");
    assertThat(shell.run()).isEqualTo(2);
    assertThat(shell.run("replay")).isEqualTo(2);
    assertThat(shell.err()).contains("error: channelwatch replay needs --events DIR.\n");
    assertThat(shell.run("rules", "check", "--foo")).isEqualTo(2);
    assertThat(shell.err()).contains("error: channelwatch rules check has no option --foo.\n");
    assertThat(shell.run("demo", "--port", "x")).isEqualTo(2);
    assertThat(shell.err()).contains("error: --port is x; expected is a whole number.\n");
  }

  @Test
  void theShippedRulesHaveNoErrors() {
    assertThat(shell.run("rules", "check", "../../rules")).isZero();
    assertThat(shell.out()).contains(" rules, ").endsWith(": no errors.\n");
  }

  @Test
  void theSampleIsWrittenWithItsRules() throws IOException {
    assertThat(shell.run("sample", folder.toString(), "--rules", "../../rules")).isZero();
    assertThat(folder.resolve("deal-registrations.ndjson")).isNotEmptyFile();
    JsonNode update = new ObjectMapper().readTree(folder.resolve("alert-rules.ndjson").toFile());
    assertThat(update.get("program").asText()).isEqualTo(SampleProgram.settings().program().name());
    assertThat(update.get("recorded_at").asText()).isEqualTo(SampleProgram.rulesFrom().toString());
    assertThat(update.get("files").has("pipeline.yaml")).isTrue();
  }

  @Test
  void errorsOfRulesAreToldWithTheirPlaceAndEndWithOne() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "apiVersion: channelwatch/v1\nkind: RuleSett\n");

    assertThat(shell.run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(shell.out()).startsWith(folder.resolve("a.yaml") + ":2:7: ");
    assertThat(shell.err()).isEqualTo("error: 1 error.\n");
  }

  @Test
  void warningsOfRulesAreToldAndStopNothing() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("a.yaml"),
        """
        apiVersion: channelwatch/v1
        kind: RuleSet
        metadata: {name: a, owner: ops}
        rules:
          - id: logins
            title: Logins
            kind: growth
            playbook: Thank them.
            levels: [{severity: info, when: "count('activity.portal_loggin','1d') > 0"}]
            notify: [cam]
        """);
    Path config = folder.resolve("channelwatch.yaml");
    Files.writeString(config, "program: {}\ningest: {activity_types: [portal_login]}\n");

    assertThat(shell.run("rules", "check", rules.toString())).isZero();
    assertThat(shell.out()).isEqualTo("1 file, 1 rule, 0 KPIs: no errors.\n");
    assertThat(shell.run("rules", "check", rules.toString(), "--config", config.toString()))
        .isZero();
    assertThat(shell.out())
        .startsWith(rules.resolve("a.yaml") + ":9:44: warning: logins: the configuration lists no")
        .contains("did you mean 'portal_login'?")
        .endsWith("1 file, 1 rule, 0 KPIs: no errors.\n");
  }

  @Test
  void errorsOfSettingsAreToldWithTheirPlaceAndEndWithTwo() throws IOException {
    Path file = folder.resolve("channelwatch.yaml");
    Files.writeString(file, "program: {}\nkafak: {}\n");

    assertThat(shell.run("topics", "create", "--config", file.toString())).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            "error: %s:2:1: there is no setting 'kafak'; did you mean 'kafka'?\n".formatted(file));
  }

  @Test
  void aMalformedLoginIsToldWithoutThePasswordHoweverMuchIsAskedFor() throws IOException {
    Path file = folder.resolve("channelwatch.yaml");
    Files.writeString(
        file,
        """
        program: {}
        kafka:
          bootstrap.servers: 127.0.0.1:1
          security.protocol: SASL_PLAINTEXT
          sasl.mechanism: PLAIN
          sasl.jaas.config: >-
            org.apache.kafka.common.security.plain.PlainLoginModule required
            username="u" password="bit"tersecret";
        """);

    assertThat(shell.run("topics", "create", "--verbose", "--config", file.toString()))
        .isEqualTo(2);
    assertThat(shell.err())
        .contains("\tat ")
        .contains("error: %s: kafka.sasl.jaas.config is malformed".formatted(file))
        .doesNotContain("tersecret");
  }

  @Test
  void settingsThatAreNotThereAreMissed() {
    String file = folder.resolve("none.yaml").toString();

    assertThat(shell.run("schemas", "register", "--config", file)).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("error: There is no %s. Name the settings with --config.\n".formatted(file));
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws IOException {
    Path file = folder.resolve("channelwatch.yaml");
    Files.writeString(
        file,
        """
        program: {}
        kafka: {bootstrap.servers: "127.0.0.1:1", default.api.timeout.ms: 1500, request.timeout.ms: 1000}
        """);

    assertThat(shell.run("topics", "create", "--config", file.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("Kafka at 127.0.0.1:1 does not answer.")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run alerting", "run notifications", "rules list"})
  void whatNeedsABrokerSaysAtOnceThatThereIsNone(String command) throws IOException {
    Path file = folder.resolve("channelwatch.yaml");
    Files.writeString(file, "program: {}\nkafka: {bootstrap.servers: \"127.0.0.1:1\"}\n");

    assertThat(shell.run((command + " --config " + file).split(" "))).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            "error: Kafka at 127.0.0.1:1 does not answer. Is it running, and are"
                + " kafka.bootstrap.servers and kafka.security.protocol right?\n");
  }

  @Test
  void aDemoChecksWhatItIsGivenBeforeItStartsAnything() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("a.yaml"), "apiVersion: channelwatch/v1\nkind: RuleSett\n");
    Path events = Files.createDirectory(folder.resolve("events"));
    String[] empty = {"demo", "--rules", "../../rules", "--events", events.toString()};

    assertThat(shell.run("demo", "--port", "99999")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("error: --port is 99999; a port is 1 to 65535.\n");
    assertThat(shell.run(empty)).isEqualTo(2);
    assertThat(shell.err()).contains("There are no event files in " + events);
    Files.writeString(events.resolve("partner-profiles.ndjson"), "{\"partner_id\":\"p1\"}\n");
    assertThat(shell.run("demo", "--rules", rules.toString(), "--events", events.toString()))
        .isEqualTo(2);
    assertThat(shell.err()).contains("a.yaml:2:7: ").contains("have errors");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(shell.run("demo", "--port", port)).isEqualTo(2);
      assertThat(shell.err()).contains("Port " + port + ", meant for Flink's web UI, is in use.");
    }
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aFileInPlaceOfARulesDirectoryIsToldFromNone() {
    assertThat(shell.run("rules", "check", "../../rules/kpis.yaml")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            "error: ../../rules/kpis.yaml is a file. Rules are checked together: name the"
                + " directory that it stands in.\n");
  }

  @Test
  void aSpeedOfNothingIsNone() {
    assertThat(shell.run("replay", "--events", ".", "--speed", "0")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("error: --speed is 0.0; expected is a number above 0.\n");
  }

  @Test
  void linesThatCannotBeUsedEndAReplayBeforeAnythingIsWritten() throws IOException {
    Path file = folder.resolve("channelwatch.yaml");
    Files.writeString(file, "program: {}\n");
    Path events = Files.createDirectory(folder.resolve("events"));
    Files.writeString(events.resolve("partner-profiles.ndjson"), "{\"partner_id\":\" \"}\n{\n");

    String[] command = {"replay", "--events", events.toString(), "--config", file.toString()};
    assertThat(shell.run(command)).isEqualTo(2);
    assertThat(shell.err())
        .contains("partner-profiles.ndjson:1: It cannot be used: the record has no partner_id.\n")
        .contains("partner-profiles.ndjson:2: No JSON at column ")
        .endsWith("error: 2 things cannot be used. --skip-bad goes on without the lines.\n");
  }

  private static String[] with(String command, String option) {
    return (command + " " + option).strip().split(" ");
  }
}
