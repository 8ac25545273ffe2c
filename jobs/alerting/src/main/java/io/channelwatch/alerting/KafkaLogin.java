package io.channelwatch.alerting;

import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** The setting {@code kafka.sasl.jaas.config}, which holds a password. */
final class KafkaLogin {

  private KafkaLogin() {}

  /**
   * Refuses what Kafka's clients would refuse. They would quote what follows a stray quote, which
   * is a part of the password; so no client may see it, and what Kafka says is not even the cause.
   *
   * @param kafka Kafka's properties
   * @throws IllegalArgumentException with a sentence without its full stop
   */
  static void check(Map<String, String> kafka) {
    String login = kafka.get(SaslConfigs.SASL_JAAS_CONFIG);
    if (login != null && !isAccepted(login)) {
      throw new IllegalArgumentException(
          "kafka.sasl.jaas.config is malformed, or names a login module that Kafka does not allow;"
              + " a quote or a backslash in a password is written behind a backslash");
    }
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
