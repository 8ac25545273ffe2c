package io.channelwatch.alerting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.ingest.ClockedSource.ClockRules;
import io.channelwatch.config.Settings.ClockMode;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndOffsetsTest {

  private static final long MARGIN = 300;
  private static final long INTERVAL = 1_000;

  @Test
  void asksAsSoonAsTheClockCanPassAnEvaluationInstant() {
    long instant = 7 * INTERVAL;
    for (long now = 5 * INTERVAL; now < instant + MARGIN; now++) {
      long asked = now;
      while (asked <= instant + MARGIN) {
        asked += pause(ClockMode.LIVE, asked);
      }
      assertThat(asked).as("from %d on", now).isEqualTo(instant + MARGIN + 1);
    }
  }

  @Test
  void asksWithoutRegardToInstantsWhereTheDataMoveTheClock() {
    for (long now = 0; now < INTERVAL; now++) {
      assertThat(pause(ClockMode.DATA, now)).isEqualTo(50);
    }
  }

  @Test
  void asksNoMoreOftenWhereInstantsLieClose() {
    for (long now = 0; now < INTERVAL; now++) {
      assertThat(pause(ClockMode.LIVE, now, 1)).isEqualTo(50);
    }
  }

  private static long pause(ClockMode mode, long now) {
    return pause(mode, now, INTERVAL);
  }

  private static long pause(ClockMode mode, long now, long interval) {
    return EndOffsets.pause(
        new ClockRules(mode, MARGIN, interval, 300_000, Set.of(), new Properties()), now);
  }
}
