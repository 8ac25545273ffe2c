package io.channelwatch.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the job told through all that happened to it, and what a backtest of the same topics tells.
 */
record Outcome(Told told, Told expected) {

  /** Once the clock has passed what came in so far. */
  static Outcome of(LiveProgram program) throws Exception {
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    program.awaitClock(until);
    return new Outcome(Told.in(program.settings(), until), Told.in(program.backtest(until)));
  }

  /** Fails unless both are the same; prints how many there were. */
  void assertSame() {
    System.out.printf(
        "alerts: expected %d, got %d, doubled %d%n",
        expected.byKey().size(), told.byKey().size(), told.repeats());
    told.assertSame(expected);
  }

  /** Prints how long the job took to stand on its feet again. */
  static void note(String fault, Duration recovery) {
    System.out.printf("%s: running again after %.1f s%n", fault, recovery.toMillis() / 1000.0);
  }
}
