package io.channelwatch.benchmarks.core;

import io.channelwatch.event.Activity;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The step of an alert that opens or ends, with all that is told of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class AlertBenchmark {

  private static final int BATCH = 100;
  private static final int DAYS = 365;
  private static final long SECOND = 1_000;
  private static final long UNIT = 10_000;
  private static final Measure ACTIVITY = Measure.parse("activity");
  private static final Window ALL = Window.parse("all");

  private BusyPartner partner;
  private List<Activity> ups;

  /** Makes the partner. */
  @Setup(Level.Trial)
  public void make() {
    partner = new BusyPartner(DAYS, "flip");
    double sum =
        partner
            .state()
            .history()
            .at(partner.next(Activity.class, 1).get(0).occurredAt())
            .sum(ACTIVITY, ALL);
    Activity first = partner.next(Activity.class, 1).get(0);
    ups = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      double quantity = i == 0 ? -sum : i % 2 == 0 ? -1 : 1;
      ups.add(
          new Activity(
              "u" + i,
              first.partnerId(),
              first.occurredAt() + i * SECOND,
              first.type(),
              Math.round(quantity * UNIT),
              null,
              null));
    }
  }

  /** Sets it back. */
  @Setup(Level.Invocation)
  public void reset() {
    partner.reset();
  }

  /** A transition. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int transition() {
    int told = 0;
    for (Activity up : ups) {
      told += partner.take(up);
    }
    if (told < BATCH) {
      throw new IllegalStateException("only %d of %d were told".formatted(told, BATCH));
    }
    return told;
  }
}
