package io.channelwatch.notifying.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryTimesTest {
  private static final RetryTimes TIMES =
      new RetryTimes(Duration.ofSeconds(1), Duration.ofSeconds(60));

  @Test
  void theTimeDoublesUpToTheLongest() {
    for (int failed = 1; failed < 40; failed++) {
      long least = Math.min(1000L << Math.min(failed - 1, 20), 60_000);

      assertThat(TIMES.after("id", failed).toMillis()).isBetween(least, least * 6 / 5);
    }
  }

  @Test
  void itIsTheSameForAMessageInEveryRunAndAnotherForOthers() {
    assertThat(TIMES.after("a", 3)).isEqualTo(TIMES.after("a", 3));
    Set<Duration> times = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      times.add(TIMES.after("message " + i, 5));
    }
    assertThat(times).hasSizeGreaterThan(25);
  }

  @Test
  void whatTheOtherSideAskedForIsNeverCutShort() {
    Duration asked = Duration.ofSeconds(30);

    for (int i = 0; i < 50; i++) {
      assertThat(TIMES.atLeast(asked, "message " + i, 1)).isBetween(asked, Duration.ofSeconds(36));
    }
  }
}
