package io.channelwatch.alerting;

import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** What Kafka's clients fail with, in words that name the setting to look at. */
public final class KafkaFailure {

  private KafkaFailure() {}

  /** Why it failed: a sentence without its full stop. No value of a setting is part of it. */
  public static String words(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .map(KafkaFailure::known)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElseGet(() -> String.valueOf(deepest(failure).getMessage()));
  }

  private static String known(Throwable e) {
    if (e instanceof SaslAuthenticationException) {
      return "the broker refuses the login (%s); see kafka.sasl.mechanism and kafka.sasl.jaas.config"
          .formatted(e.getMessage());
    }
    if (e instanceof SslAuthenticationException) {
      return "broker and client do not trust each other (%s); see kafka.ssl.truststore.location, and"
              .formatted(deepest(e).getMessage())
          + " kafka.ssl.keystore.location where the broker asks for a certificate";
    }
    if (e instanceof TopicAuthorizationException topics) {
      return "this user may not do that with %s; docker/kafka-acls.sh lists the rights of each part"
          .formatted(String.join(", ", topics.unauthorizedTopics()));
    }
    if (e instanceof AuthorizationException) {
      return "this user may not do that (%s); docker/kafka-acls.sh lists the rights of each part"
          .formatted(e.getMessage());
    }
    return e instanceof NoSuchFileException file ? "there is no file " + file.getFile() : "";
  }

  private static Throwable deepest(Throwable e) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause)
        .reduce((outer, inner) -> inner)
        .orElse(e);
  }
}
