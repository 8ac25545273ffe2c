package io.channelwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.config.Settings.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What the jobs told, by how they deliver, through all that happened so far, and what a backtest of
 * the same topics tells.
 */
record Outcome(Map<Delivery, Told> told, Told expected) {

  /** Once the clocks have passed what came in so far. */
  static Outcome of(LiveProgram program) throws Exception {
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (Delivery delivery : Delivery.values()) {
      program.awaitClock(delivery, until);
    }
    return new Outcome(Told.byDelivery(program, until), Told.in(program.backtest(until)));
  }

  /**
   * Fails unless every job told what the backtest tells, no alert missing, and none doubled by its
   * key; with delivery exactly once none came a second time at all. Says how it went.
   *
   * @param recoveries how long it took until each job stood on its feet again
   */
  void assertSame(String fault, Map<Delivery, Duration> recoveries) {
    told.forEach(
        (delivery, alerts) ->
            System.out.printf(
                "%s, %s: running again after %.1f s; alerts expected %d, got %d, written again %d%n",
                fault,
                delivery,
                recoveries.get(delivery).toMillis() / 1000.0,
                expected.byKey().size(),
                alerts.byKey().size(),
                alerts.repeats()));
    told.values().forEach(alerts -> alerts.assertSame(expected));
    assertThat(told.get(Delivery.EXACTLY_ONCE).repeats()).isZero();
    assertThat(expected.byKey()).isNotEmpty();
  }
}
