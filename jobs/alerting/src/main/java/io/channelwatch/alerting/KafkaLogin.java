package io.channelwatch.alerting;

import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;

/** The setting {@code kafka.sasl.jaas.config}, which holds a password. */
final class KafkaLogin {

  private KafkaLogin() {}

  /**
   * What is wrong with it, whether Kafka's clients log in with it or not. They would quote what
   * follows a stray quote, which is a part of the password: so no client may see it.
   *
   * @param kafka Kafka's properties
   * @return a sentence without its full stop; null: nothing is wrong
   */
  static @Nullable String problem(Map<String, String> kafka) {
    String login = kafka.get(SaslConfigs.SASL_JAAS_CONFIG);
    return login == null || isAccepted(login)
        ? null
        : "kafka.sasl.jaas.config is malformed, or names a login module that Kafka does not allow;"
            + " a quote or a backslash in a password is written behind a backslash";
  }

  private static boolean isAccepted(String login) {
    try {
      var unused =
          JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(login)));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
