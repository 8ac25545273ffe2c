package io.channelwatch.cli.setup;

import io.channelwatch.alerting.KafkaFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Kafka as the settings name it, with failures in words. */
public final class Broker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One that is up says so at once. */
  private static final int ANSWER_MS = 10_000;

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
      throw new SetupFailure("Kafka's settings cannot be used: " + KafkaFailure.words(e), e);
    }
  }

  /**
   * Makes sure that the broker is there.
   *
   * @throws SetupFailure if it does not answer, or the settings cannot be used
   */
  public static void requireAnswer(Map<String, String> kafka) {
    try (Broker broker = connect(kafka)) {
      broker.get(
          broker.admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MS)).nodes(),
          "tell who it is");
    }
  }

  /**
   * Makes sure that topics are there.
   *
   * @throws SetupFailure naming those that are not, or if the broker does not answer
   */
  public static void requireTopics(Map<String, String> kafka, Collection<String> topics) {
    try (Broker broker = connect(kafka)) {
      ListTopicsOptions soon = new ListTopicsOptions().timeoutMs(ANSWER_MS);
      Set<String> there = broker.get(broker.admin.listTopics(soon).names(), "list topics");
      String missing =
          topics.stream()
              .filter(name -> !there.contains(name))
              .sorted()
              .collect(Collectors.joining(", "));
      if (!missing.isEmpty()) {
        throw new SetupFailure(
            "Kafka at %s has no topic %s that this user could see. Create what is missing with:"
                    .formatted(broker.servers, missing)
                + " channelwatch topics create",
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
          "Kafka at %s refuses to %s: %s".formatted(servers, doing, KafkaFailure.words(cause)), e);
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
        "Kafka at %s does not answer. Is it running, and are kafka.bootstrap.servers and"
                .formatted(servers)
            + " kafka.security.protocol right?",
        cause);
  }
}
