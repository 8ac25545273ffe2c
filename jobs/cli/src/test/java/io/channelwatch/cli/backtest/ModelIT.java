package io.channelwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real operators tell what the brute-force model tells, on programs made up at random.
 *
 * <p>{@code -Dmodel.seeds=from-to} runs other seeds, {@code -Dmodel.keep=DIR} leaves the files of
 * each seed that differs there.
 */
class ModelIT {

  private static final int OF_WHICH_WHOLE = 4;

  @Test
  void theOperatorsTellWhatTheModelTells(@TempDir Path work) throws Exception {
    String[] seeds = System.getProperty("model.seeds", "1-200").split("-", 2);
    String keep = System.getProperty("model.keep");
    try (Seeds run = new Seeds(work, keep == null ? null : Path.of(keep))) {
      for (long seed = Long.parseLong(seeds[0]);
          seed <= Long.parseLong(seeds[seeds.length - 1]);
          seed++) {
        if (seed % OF_WHICH_WHOLE == 0) {
          run.whole(seed);
        } else {
          run.onHarness(seed);
        }
      }

      assertThat(run.differences()).as(run.told()).isEmpty();
      assertThat(run.alerts()).as("alerts over all seeds").isPositive();
    }
  }
}
