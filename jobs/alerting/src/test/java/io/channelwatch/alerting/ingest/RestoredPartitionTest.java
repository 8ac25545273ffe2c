package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import io.channelwatch.config.Settings.ClockMode;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoredPartitionTest {

  private static final ClockRules RULES =
      new ClockRules(ClockMode.DATA, 1_000, 1_000, 300_000, Set.of(), new Properties());

  /** Its records wait in state for a tick that no record will bring any more. */
  @Test
  void standsWhereItsLastRecordDoesThoughThatWasReadBeforeTheRestart() {
    PartitionClock clock = new PartitionClock(new TopicPartition("events", 0), RULES, 7);
    clock.holds(1_500);
    clock.asked(1_000_000, 0, 7);
    assertThat(clock.isLeftOut()).isTrue();
    assertThat(clock.lastTick()).isEqualTo(2_000);
    assertThat(clock.instant()).isEqualTo(PartitionClock.UNKNOWN);
  }
}
