package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.config.Settings.Delivery;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The alerting job on a cluster of its own, with the jar in {@code usrlib}. */
class ApplicationModeE2eIT {

  private static final Instant HISTORY_BEGINS = Instant.parse("2025-01-06T00:00:00Z");
  private static final int STEPS = 240;

  @Test
  void anApplicationClusterTellsWhatABacktestTells(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    try (LiveProgram program = new LiveProgram(folder, "data")) {
      program.registerSchemas();
      program.editRules(HISTORY_BEGINS.minusSeconds(60));
      Instant last = LiveFeed.history(program.settings(), HISTORY_BEGINS, STEPS);
      Instant until = last.minusSeconds(60);
      Told expected = Told.in(program.backtest(until));
      Path config = program.config(Delivery.AT_LEAST_ONCE);
      try (FlinkCluster cluster =
          FlinkCluster.startApplication(folder.resolve("flink"), AlertingJob.class, config, 2)) {
        program.awaitClock(Delivery.AT_LEAST_ONCE, until);
        Told told = Told.in(program.settings(), until);
        told.assertSame(expected);
        assertThat(told.repeats()).isZero();
        assertThat(expected.byKey()).isNotEmpty();
      }
    }
  }
}
