package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaFailureTest {

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
  void aMalformedLoginIsToldWithoutThePassword(String password) {
    assertThat(KafkaFailure.words(failure(LOGIN + password)))
        .startsWith("kafka.sasl.jaas.config is malformed")
        .doesNotContain("tersecret");
  }

  @Test
  void aQuoteBehindABackslashIsPartOfThePassword() {
    assertThat(failure(LOGIN + "\"bit\\\"ter\\\\secret\";")).isNull();
  }

  @Test
  void aLoginThatIsMissingIsNotCalledMalformed() {
    assertThat(KafkaFailure.words(failure(null))).contains("JAAS configuration");
  }

  /** What a client that would log in fails with before it connects; null: nothing. */
  private static Throwable failure(String login) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN"));
    if (login != null) {
      settings.put("sasl.jaas.config", login);
    }
    return catchThrowable(() -> Admin.create(settings).close(Duration.ZERO));
  }
}
