package io.channelwatch.benchmarks.core;

import io.channelwatch.event.Activity;
import io.channelwatch.event.PartnerEvent;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluating a partner: after a record, days that turn meanwhile included, and from nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class EvaluateBenchmark {

  private static final int BATCH = 1000;

  /** Of how many days there is a history. */
  @Param({"20", "365"})
  public int days;

  /** The rules: none, five, one over a short and one over a long window, all that are shipped. */
  @Param({"none", "w1", "window-7d", "window-700d", "shipped"})
  public String rules;

  private BusyPartner partner;
  private List<PartnerEvent> events;
  private List<Activity> activities;

  /** Makes the partner. */
  @Setup(Level.Trial)
  public void make() {
    partner = new BusyPartner(days, rules);
    events = partner.next(PartnerEvent.class, BATCH);
    activities = partner.next(Activity.class, BATCH);
  }

  /** Sets it back. */
  @Setup(Level.Invocation)
  public void reset() {
    partner.reset();
  }

  /** A record of the mix. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int mixed() {
    return take(events);
  }

  /** An activity, which rules on deals do not read. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int activity() {
    return take(activities);
  }

  /** All rules, when nothing is known of what their calls gave: after a read, or with new rules. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int everything() {
    return partner.evaluateAnew(BATCH);
  }

  private int take(List<? extends PartnerEvent> taken) {
    int told = 0;
    for (PartnerEvent event : taken) {
      told += partner.take(event);
    }
    return told;
  }
}
