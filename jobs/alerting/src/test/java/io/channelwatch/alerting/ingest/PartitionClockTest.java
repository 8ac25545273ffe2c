package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import io.channelwatch.config.Settings.ClockMode;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionClockTest {

  private static final long MARGIN = 1_000;
  private static final TopicPartition EVENTS = new TopicPartition("events", 0);
  private static final TopicPartition PROFILES = new TopicPartition("profiles", 0);

  @Test
  void standsAtTheHighestTimestampWhileThereIsMoreToRead() {
    PartitionClock clock = clock(ClockMode.LIVE, EVENTS);
    clock.read(0, 500);
    clock.read(1, 400);
    clock.asked(1_000_000, 0, 10);
    assertThat(clock.instant()).isEqualTo(500);
  }

  @Test
  void standsAtTheWallClockLessTheMarginOnceReadToItsEnd() {
    PartitionClock clock = clock(ClockMode.LIVE, EVENTS);
    clock.read(0, 500);
    clock.asked(1_000_000, 0, 1);
    assertThat(clock.instant()).isEqualTo(1_000_000 - MARGIN);
  }

  @Test
  void isNotMovedByASilentBroker() {
    PartitionClock clock = clock(ClockMode.LIVE, EVENTS);
    clock.asked(1_000_000, 0, 0);
    clock.read(0, 1_000_500);
    assertThat(clock.instant()).isEqualTo(1_000_500);
  }

  @Test
  void countsOffsetsThatNoConsumerSeesAsRead() {
    PartitionClock clock = clock(ClockMode.LIVE, EVENTS);
    clock.read(0, 500);
    clock.asked(1_000_000, 0, 2);
    assertThat(clock.instant()).isEqualTo(500);
    clock.skippedTo(2);
    clock.asked(1_000_100, 0, 2);
    assertThat(clock.instant()).isEqualTo(1_000_100 - MARGIN);
  }

  @Test
  void givesNothingForReferenceDataUntilItWasReadToItsEndOnce() {
    PartitionClock clock = clock(ClockMode.DATA, PROFILES);
    clock.read(0, 500);
    assertThat(clock.instant()).isEqualTo(PartitionClock.UNKNOWN);
    clock.asked(1_000_000, 0, 2);
    assertThat(clock.instant()).isEqualTo(PartitionClock.UNKNOWN);
    clock.read(1, 700);
    clock.asked(1_000_000, 0, 2);
    assertThat(clock.instant()).isEqualTo(700);
  }

  @Test
  void isLeftOutAtItsEndWhereTheDataAloneMovesTheClock() {
    PartitionClock clock = clock(ClockMode.DATA, EVENTS);
    clock.read(0, 1_500);
    clock.asked(1_000_000, 0, 1);
    assertThat(clock.isLeftOut()).isTrue();
    assertThat(clock.instant()).isEqualTo(1_500);
    assertThat(clock.lastTick()).isEqualTo(2_000);
    clock.read(1, 2_500);
    assertThat(clock.isLeftOut()).isFalse();
  }

  @Test
  void isNotMovedByATimestampFromTheFuture() {
    PartitionClock clock = clock(ClockMode.LIVE, EVENTS);
    clock.read(0, System.currentTimeMillis() + 3_600_000);
    assertThat(clock.instant()).isEqualTo(PartitionClock.UNKNOWN);
  }

  private static PartitionClock clock(ClockMode mode, TopicPartition partition) {
    return new PartitionClock(
        partition,
        new ClockRules(mode, MARGIN, 1_000, 300_000, Set.of("profiles"), new Properties()),
        -2);
  }
}
