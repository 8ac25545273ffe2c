package io.channelwatch.cli.backtest;

/**
 * A record in Kafka that cannot be used.
 *
 * @param message what is wrong and what was expected
 */
public record TopicProblem(String topic, int partition, long offset, String message) {

  @Override
  public String toString() {
    return "%s, partition %d, offset %d: %s".formatted(topic, partition, offset, message);
  }
}
