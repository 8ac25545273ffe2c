package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationFileTest {
  private static final String GOOD =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      recipients:
        ops: {name: Operations, email: ops@example.com}
      channels:
        mail: {type: email, host: "${SMTP_HOST}", from: a@example.com}
      policies:
        - {match: severity == 'CRITICAL', channels: [mail]}
      grouping: {wait: 10s, interval: 1m30s}
      fallback: ops
      """;

  @Test
  void theShippedFileIsGood() throws IOException {
    String text = Files.readString(Path.of("../../rules/notifications.yaml"));

    assertThat(NotificationFile.read("notifications.yaml", text).problems()).isEmpty();
  }

  @Test
  void readsTimesRecipientsAndChannels() {
    NotificationConfig config = NotificationFile.read("n.yaml", GOOD).config();

    assertThat(config.grouping()).isEqualTo(new Grouping(10_000, 90_000));
    assertThat(config.recipients()).containsOnlyKeys("ops");
    assertThat(config.channels().get("mail").settings()).containsEntry("host", "${SMTP_HOST}");
    assertThat(config.giveUpAfter()).isEqualTo(86_400_000);
  }

  @Test
  void everythingThatIsWrongIsToldWithItsPlace() {
    String text =
        GOOD.replace("severity ==", "severty ==")
            .replace("[mail]", "[maill]")
            .replace("fallback: ops", "fallback: opps");

    assertThat(problems(text))
        .containsExactly(
            "8:13: an alert has no field 'severty'; did you mean 'severity'?",
            "8:47: there is no channel 'maill'; did you mean 'mail'?",
            "10:11: there is no recipient 'opps'; did you mean 'ops'?");
  }

  @Test
  void whatAFieldOfAnAlertCanNeverBeIsAnErrorAtItsPlace() {
    assertThat(problems(GOOD.replace("'CRITICAL'", "'critical' || role == 'op'")))
        .containsExactly(
            "8:25: 'critical' is no severity (INFO, WARNING, CRITICAL); did you mean 'CRITICAL'?",
            "8:47: 'op' is no role (cam, leader, ops); did you mean 'ops'?");
  }

  @Test
  void keysThatAreNotKnownAreErrors() {
    assertThat(problems(GOOD + "quiet_hours: {from: \"18:00\"}\n"))
        .singleElement()
        .asString()
        .startsWith("11:1: there is no key 'quiet_hours' here");
    assertThat(problems(GOOD.replace("channels: [mail]}", "channels: [mail], deliver: daily}")))
        .singleElement()
        .asString()
        .contains("'deliver'");
    assertThat(problems(GOOD.replace("host:", "hosst:"))).hasSize(2);
  }

  @Test
  void secretsDoNotStandInTheFile() {
    String text = GOOD.replace("type: email,", "type: email, username: u, password: hunter2,");

    assertThat(problems(text)).singleElement().asString().contains("reference");
  }

  @Test
  void aSlackChannelHasATokenOrAWebhook() {
    assertThat(problems(GOOD.replace("policies:", "  chat: {type: slack}\npolicies:")))
        .containsExactly("7:3: a slack channel has either a token or a webhook_url");
  }

  @Test
  void aZoneThatIsNoneIsAnError() {
    assertThat(problems(GOOD.replace("name: Operations", "name: Operations, time_zone: Mars/X")))
        .containsExactly("4:38: 'Mars/X' is no IANA time zone");
  }

  private static List<String> problems(String text) {
    return NotificationFile.read("n.yaml", text).problems().stream()
        .map(p -> p.line() + ":" + p.column() + ": " + p.message())
        .toList();
  }
}
