package io.channelwatch.alerting;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Asks the broker how topics are divided. */
final class Partitions {

  private static final long PATIENCE_SECONDS = 60;

  private Partitions() {}

  /**
   * The number of partitions of the topic that has most of them.
   *
   * @throws IllegalStateException if the broker cannot be asked or a topic does not exist
   */
  static int most(Map<String, String> kafka, List<String> topics) {
    Properties properties = new Properties();
    properties.putAll(kafka);
    try (Admin admin = Admin.create(properties)) {
      Map<String, TopicDescription> descriptions =
          admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return descriptions.values().stream().mapToInt(d -> d.partitions().size()).max().orElse(1);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "the topics %s cannot be read on %s: %s. Does the broker run, and were they made with"
                  .formatted(topics, kafka.get("bootstrap.servers"), KafkaFailure.words(e))
              + " 'channelwatch topics create'?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the topics' partitions", e);
    }
  }
}
