package io.channelwatch.benchmarks.core;

import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
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

/** Taking up a record, without what follows from it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class ApplyBenchmark {

  private static final int BATCH = 100;

  /** Of how many days there is a history. */
  @Param({"20", "365"})
  public int days;

  private BusyPartner partner;
  private List<DealVersion> deals;
  private List<Revenue> revenues;
  private List<Activity> activities;
  private List<Profile> profiles;
  private List<Target> targets;

  /** Makes the partner. */
  @Setup(Level.Trial)
  public void make() {
    partner = new BusyPartner(days, "none");
    deals = partner.next(DealVersion.class, BATCH);
    revenues = partner.next(Revenue.class, BATCH);
    activities = partner.next(Activity.class, BATCH);
    profiles = Versions.of(partner.reference(Profile.class), partner.now(), BATCH);
    targets = Versions.of(partner.reference(Target.class), partner.now(), BATCH);
  }

  /** Sets it back. */
  @Setup(Level.Invocation)
  public void reset() {
    partner.reset();
  }

  /** A version of a deal. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void deal() {
    apply(deals);
  }

  /** A booking. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void revenue() {
    apply(revenues);
  }

  /** An activity. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void activity() {
    apply(activities);
  }

  /** A version of the profile. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void profile() {
    apply(profiles);
  }

  /** A version of a target. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void target() {
    apply(targets);
  }

  /** How many records were taken up since it was set back. */
  int taken() {
    return partner.state().recordsTaken();
  }

  private void apply(List<? extends PartnerEvent> events) {
    for (PartnerEvent event : events) {
      partner.apply(event, BusyPartner.happenedAt(event));
    }
  }
}
