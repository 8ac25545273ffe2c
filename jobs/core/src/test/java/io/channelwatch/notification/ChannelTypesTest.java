package io.channelwatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTypesTest {
  private static final String FILE =
      """
      apiVersion: channelwatch/v1
      kind: NotificationPolicies
      channels:
        it: %s
      policies:
        - {match: "true", channels: [it]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: slack, token: '${T}'} | SLACK",
        "{type: email, host: mx, from: a@b.c} | EMAIL",
        "{type: webhook, url: 'http://h', secret: '${S}'} | WEBHOOK",
        "{type: alertmanager, url: 'http://am:9093', token: '${T}'} | ALERTMANAGER",
        "{type: alertmanager, url: 'http://am', username: u, password: '${P}'} | ALERTMANAGER",
        "{type: teams, webhook_url: '${URL}'} | TEAMS"
      })
  void everyTypeOfChannelIsRead(String settings, ChannelSpec.Type type) {
    NotificationFile.Read read = read(settings);

    assertThat(read.problems()).isEmpty();
    assertThat(read.config().channels().get("it").type()).isEqualTo(type);
  }

  @Test
  void theAddressOfATeamsWorkflowIsASecret() {
    assertThat(problems("{type: teams, webhook_url: 'https://example.com/?sig=abc'}"))
        .singleElement()
        .asString()
        .contains("secrets do not stand in the file");
  }

  @Test
  void alertmanagerTakesOneWayToLogIn() {
    assertThat(
            problems("{type: alertmanager, url: u, token: '${T}', username: u, password: '${P}'}"))
        .containsExactly("an alertmanager channel has either a token or a username and password");
  }

  @Test
  void whatGoesToAnAddressOfItsOwnReachesEverybody() {
    Recipient nobody = new Recipient("x", "X", null, null, null);

    assertThat(new ChannelSpec("t", ChannelSpec.Type.TEAMS, Map.of()).reaches(nobody)).isTrue();
    assertThat(Examples.EMAIL.reaches(nobody)).isFalse();
  }

  private static NotificationFile.Read read(String settings) {
    return NotificationFile.read("n.yaml", FILE.formatted(settings));
  }

  private static List<String> problems(String settings) {
    return read(settings).problems().stream().map(problem -> problem.message()).toList();
  }
}
