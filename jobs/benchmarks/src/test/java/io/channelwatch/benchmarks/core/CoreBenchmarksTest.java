package io.channelwatch.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks measure does what they say. */
class CoreBenchmarksTest {

  private static final int DAYS = 20;

  @Test
  void recordsOfEveryKindAreTakenUp() {
    ApplyBenchmark benchmark = new ApplyBenchmark();
    benchmark.days = DAYS;
    benchmark.make();
    for (Runnable kind :
        new Runnable[] {
          benchmark::deal,
          benchmark::revenue,
          benchmark::activity,
          benchmark::profile,
          benchmark::target
        }) {
      benchmark.reset();
      kind.run();
      assertThat(benchmark.taken()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "w1", "window-7d", "window-700d", "shipped"})
  void rulesAreEvaluatedAndTellTheSameEachTime(String rules) {
    EvaluateBenchmark benchmark = new EvaluateBenchmark();
    benchmark.days = DAYS;
    benchmark.rules = rules;
    benchmark.make();
    benchmark.reset();
    int told = benchmark.mixed();
    benchmark.reset();
    assertThat(benchmark.mixed()).isEqualTo(told);
    benchmark.reset();
    assertThat(benchmark.activity()).isNotNegative();
    benchmark.reset();
    assertThat(benchmark.everything()).isLessThan(100);
  }

  @Test
  void anAlertOpensOrEndsWithEveryRecord() {
    AlertBenchmark benchmark = new AlertBenchmark();
    benchmark.make();
    benchmark.reset();
    assertThat(benchmark.transition()).isEqualTo(100);
  }

  @Test
  void aStateIsWrittenAndReadAndItsWindowsSummedUp() {
    StateBenchmark benchmark = new StateBenchmark();
    benchmark.days = DAYS;
    benchmark.make();
    assertThat(benchmark.shortWindow()).isPositive().isLessThan(benchmark.longWindow());
    assertThat(benchmark.read().partnerId()).isEqualTo("p0");
    assertThat(benchmark.write()).hasSizeGreaterThan(1_000);
  }
}
