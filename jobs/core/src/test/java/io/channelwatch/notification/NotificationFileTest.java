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
    assertThat(problems(GOOD + "quite_hours: {from: \"18:00\"}\n"))
        .singleElement()
        .asString()
        .startsWith("11:1: there is no key 'quite_hours' here");
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

  @Test
  void readsWhatTheSpecimenOfEveryPolicySays() {
    NotificationConfig config = NotificationFile.read("n.yaml", GOOD + EVERYTHING).config();

    assertThat(config.policies().get(0).repeats()).isEmpty();
    assertThat(config.quietHours().times()).isEqualTo(new QuietTimes(18 * 60, 8 * 60, true));
    assertThat(config.limit()).isEqualTo(new Limit(3, 900_000));
    assertThat(config.inhibitions())
        .singleElement()
        .extracting(Inhibition::same)
        .isEqualTo(List.of("partner_id", "labels.family"));
  }

  @Test
  void readsDigestsRemindersAndEscalations() {
    Policy daily = policy("deliver: {digest: daily, at: \"07:05\"}, repeat_every: [1d, 2d12h]");
    assertThat(daily.digest()).isEqualTo(new Digest(0, 7 * 60 + 5));
    assertThat(daily.repeats()).containsExactly(86_400_000L, 216_000_000L);
    Policy weekly = policy("deliver: {digest: weekly, on: friday}, repeat_every: 1w");
    assertThat(weekly.digest()).isEqualTo(new Digest(5, 8 * 60 + 30));
    assertThat(weekly.repeats()).containsExactly(604_800_000L);
    Policy atOnce = policy("deliver: immediate, all: true, escalate: {after: 2d, to: [ops]}");
    assertThat(atOnce.digest()).isNull();
    assertThat(atOnce.all()).isTrue();
    assertThat(atOnce.escalation()).isEqualTo(new Escalation(172_800_000, List.of("ops")));
  }

  @Test
  void whatCannotBeMeantIsToldAtItsPlace() {
    assertThat(problems(GOOD.replace("channels: [mail]}", "channels: [mail], deliver: daily}")))
        .singleElement()
        .asString()
        .contains("deliver");
    assertThat(problems(with("deliver: {digest: daily, on: monday}")))
        .containsExactly("8:84: a daily digest goes out on every day; 'on' is for weekly ones");
    assertThat(problems(with("deliver: {digest: weekly, at: \"25:00\"}")))
        .singleElement()
        .asString()
        .contains("a time of day such as");
    assertThat(problems(with("repeat_every: [1d, 0s]")))
        .containsExactly("8:74: a reminder needs some time before it");
    assertThat(problems(with("escalate: {after: 1d, to: [opps]}")))
        .containsExactly("8:82: there is no recipient 'opps'; did you mean 'ops'?");
    assertThat(problems(GOOD + "quiet_hours: {from: \"18:00\"}\n"))
        .containsExactly("11:14: from and to go together");
    assertThat(problems(GOOD + "quiet_hours: {weekends: true, unless: severty == 'INFO'}\n"))
        .containsExactly("11:39: an alert has no field 'severty'; did you mean 'severity'?");
    assertThat(problems(GOOD + "limits: {per_recipient: 20 an hour}\n"))
        .singleElement()
        .asString()
        .contains("20/h");
    assertThat(problems(GOOD + EVERYTHING.replace("partner_id", "partner")))
        .containsExactly(
            "14:65: an alert has no field 'partner' to compare; did you mean 'partner_id'?");
  }

  private static final String EVERYTHING =
      """
      quiet_hours: {from: "18:00", to: "08:00", weekends: true, unless: severity == 'CRITICAL'}
      limits: {per_recipient: 3/15m}
      inhibit:
        - {source: rule_id == 'a', target: severity == 'INFO', same: [partner_id, labels.family]}
      """;

  private static String with(String keys) {
    return GOOD.replace("channels: [mail]}", "channels: [mail], " + keys + "}");
  }

  private static Policy policy(String keys) {
    NotificationFile.Read read = NotificationFile.read("n.yaml", with(keys));
    assertThat(read.problems()).isEmpty();
    return read.config().policies().get(0);
  }

  private static List<String> problems(String text) {
    return NotificationFile.read("n.yaml", text).problems().stream()
        .map(p -> p.line() + ":" + p.column() + ": " + p.message())
        .toList();
  }
}
