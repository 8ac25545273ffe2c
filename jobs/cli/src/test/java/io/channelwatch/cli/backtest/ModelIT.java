package io.channelwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private static final int SIDE_BY_SIDE = 2;

  @Test
  void theOperatorsTellWhatTheModelTells(@TempDir Path work) throws Exception {
    String keep = System.getProperty("model.keep");
    try (Seeds seeds = new Seeds(work, keep == null ? null : Path.of(keep))) {
      run(seeds);

      assertThat(seeds.differences()).as(seeds.told()).isEmpty();
      assertThat(seeds.alerts()).as("alerts over all seeds").isPositive();
    }
  }

  private static void run(Seeds seeds) throws Exception {
    String[] range = System.getProperty("model.seeds", "1-200").split("-", 2);
    List<Callable<Void>> runs = new ArrayList<>();
    long last = Long.parseLong(range[range.length - 1]);
    for (long seed = Long.parseLong(range[0]); seed <= last; seed++) {
      runs.add(run(seeds, seed));
    }
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      for (Future<Void> run : threads.invokeAll(runs)) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Void> run(Seeds seeds, long seed) {
    return () -> {
      if (seed % OF_WHICH_WHOLE == 0) {
        seeds.whole(seed);
      } else {
        seeds.onHarness(seed);
      }
      return null;
    };
  }
}
