package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLoginTest {

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"bit\"tersecret\";",
        "\"bit\" tersecret;",
        "\"bit\"tersecret=1 \";",
        "\"bit\";tersecret x=1;\";",
        "\"bit\";tersecret tersecret x=1;",
        "\"bittersecret"
      })
  void aMalformedOneIsRefusedWithoutThePassword(String password) {
    Map<String, String> settings = settings(LOGIN + password);
    assertThat(KafkaLogin.problem(settings))
        .startsWith("kafka.sasl.jaas.config is malformed")
        .doesNotContain("tersecret");
    assertThat(catchThrowable(() -> connect(settings))).as("Kafka's own refusal").isNotNull();
  }

  @Test
  void aQuoteBehindABackslashIsPartOfThePassword() {
    Map<String, String> settings = settings(LOGIN + "\"bit\\\"ter\\\\secret\";");
    assertThat(KafkaLogin.problem(settings)).isNull();
    assertThatCode(() -> connect(settings)).doesNotThrowAnyException();
  }

  @Test
  void oneThatIsMissingIsNotCalledMalformed() {
    Map<String, String> settings = settings(null);
    assertThat(KafkaLogin.problem(settings)).isNull();
    assertThat(KafkaFailure.words(catchThrowable(() -> connect(settings))))
        .contains("JAAS configuration");
  }

  private static Map<String, String> settings(String login) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN"));
    if (login != null) {
      settings.put("sasl.jaas.config", login);
    }
    return settings;
  }

  /** Fails for settings that cannot be used before it connects. */
  private static void connect(Map<String, String> settings) {
    Admin.create(new HashMap<>(settings)).close(Duration.ZERO);
  }
}
