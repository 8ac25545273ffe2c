package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.conventions.RecordedMetrics;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ClockLagsTest {

  private static final long NOW = 1_000_000;

  private final RecordedMetrics metrics = new RecordedMetrics();
  private final AtomicLong wallClock = new AtomicLong(NOW);
  private final ClockLags lags = new ClockLags(metrics.operator(), wallClock::get);

  @Test
  void aTopicIsAsFarBehindAsItsSlowestPartition() {
    PartitionClock slow = clock(ClockMode.LIVE, "events", 0);
    PartitionClock fast = clock(ClockMode.LIVE, "events", 1);
    PartitionClock other = clock(ClockMode.LIVE, "others", 0);
    slow.read(0, NOW - 60_000);
    fast.read(0, NOW - 10);
    other.read(0, NOW - 20);
    lags.publish(List.of(slow, fast, other));

    assertThat(lag("events")).isEqualTo(60_000);
    assertThat(lag("others")).isEqualTo(20);
  }

  @Test
  void whereNothingIsKnownTheLagGrows() {
    lags.publish(List.of(clock(ClockMode.LIVE, "events", 0)));
    wallClock.addAndGet(30_000);

    assertThat(lag("events")).isEqualTo(30_000);
  }

  @Test
  void whoIsLeftOutHoldsNobodyUp() {
    PartitionClock atEnd = clock(ClockMode.DATA, "events", 0);
    atEnd.read(0, 5);
    atEnd.asked(NOW, 0, 1);
    lags.publish(List.of(atEnd));

    assertThat(lag("events")).isZero();
  }

  @Test
  void aTopicThatWentToAnotherReaderIsNoLongerBehindHere() {
    lags.publish(List.of(clock(ClockMode.LIVE, "events", 0)));
    lags.publish(List.of());
    wallClock.addAndGet(30_000);

    assertThat(lag("events")).isZero();
  }

  private long lag(String topic) {
    return metrics.value("topic_clockLag{<topic>=%s}".formatted(topic));
  }

  private static PartitionClock clock(ClockMode mode, String topic, int partition) {
    return new PartitionClock(
        new TopicPartition(topic, partition),
        new ClockRules(mode, 1_000, 1_000, 300_000, Set.of(), new Properties()),
        -2);
  }
}
