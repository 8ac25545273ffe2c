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

  @Test
  void theOperatorsTellWhatTheModelTells(@TempDir Path work) throws Exception {
    String[] seeds = System.getProperty("model.seeds", "1-200").split("-");
    String keep = System.getProperty("model.keep");
    Seeds run = new Seeds(work, keep == null ? null : Path.of(keep));

    run.run(Long.parseLong(seeds[0]), Long.parseLong(seeds[seeds.length - 1]));

    assertThat(run.differences()).as(run.told()).isEmpty();
    assertThat(run.alerts()).as("alerts over all seeds").isPositive();
  }
}
