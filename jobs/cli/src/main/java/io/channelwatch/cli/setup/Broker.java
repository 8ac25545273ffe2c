package io.channelwatch.cli.setup;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Kafka as the settings name it, with failures in words. */
public final class Broker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Admin admin;
  private final String servers;

  private Broker(Admin admin, String servers) {
    this.admin = admin;
    this.servers = servers;
  }

  /**
   * Connects.
   *
   * @throws SetupFailure if the settings cannot be used
   */
  public static Broker connect(Map<String, String> kafka) {
    Properties properties = new Properties();
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    properties.putAll(kafka);
    String servers = kafka.getOrDefault("bootstrap.servers", "");
    try {
      return new Broker(Admin.create(properties), servers);
    } catch (KafkaException e) {
      throw new SetupFailure("Kafka's settings cannot be used: " + reason(e), e);
    }
  }

  /**
   * Looks whether topics are there, with little patience: whoever asks would read them at once.
   *
   * @throws SetupFailure if one is not, or the broker does not answer
   */
  public static void requireTopics(Map<String, String> kafka, Collection<String> topics) {
    try (Broker broker = connect(kafka)) {
      ListTopicsOptions soon = new ListTopicsOptions().timeoutMs((int) SOON.toMillis());
      Set<String> existing = broker.get(broker.admin.listTopics(soon).names(), "list topics");
      List<String> missing =
          topics.stream().filter(name -> !existing.contains(name)).sorted().toList();
      if (!missing.isEmpty()) {
        throw new SetupFailure(
            "Kafka at %s has no topic %s. Make what is missing with: channelwatch topics create"
                .formatted(broker.servers, String.join(", ", missing)),
            null);
      }
    }
  }

  /** Kafka's own client. */
  Admin admin() {
    return admin;
  }

  /**
   * What a request came to.
   *
   * @param doing what was asked for, as the message says it: "create topics"
   * @throws SetupFailure if it failed
   */
  <T> T get(KafkaFuture<T> future, String doing) {
    try {
      return future.get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw silent(e);
      }
      throw new SetupFailure(
          "Kafka at %s refuses to %s: %s".formatted(servers, doing, reason(cause)), e);
    } catch (TimeoutException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupFailure("Interrupted.", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }

  private SetupFailure silent(Exception cause) {
    return new SetupFailure(
        "Kafka at %s does not answer. Is it running, and is kafka.bootstrap.servers right?"
            .formatted(servers),
        cause);
  }

  private static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }
}
