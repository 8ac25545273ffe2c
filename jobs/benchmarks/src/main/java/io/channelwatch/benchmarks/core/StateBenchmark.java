package io.channelwatch.benchmarks.core;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with a partner as a whole: asking a window, writing and reading the state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class StateBenchmark {

  private static final Measure REVENUE = Measure.parse("revenue");
  private static final Window SHORT = Window.parse("7d");
  private static final Window LONG = Window.parse("700d");

  /** Of how many days there is a history. */
  @Param({"20", "365"})
  public int days;

  private BusyPartner partner;
  private long at;

  /** Makes the partner. */
  @Setup(Level.Trial)
  public void make() {
    partner = new BusyPartner(days, "w1");
    at = partner.now();
    System.out.println("# the state has " + partner.beginning().length + " bytes");
  }

  /** A sum over 7 days. */
  @Benchmark
  public double shortWindow() {
    return partner.state().history().at(at).sum(REVENUE, SHORT);
  }

  /** A sum over 700 days. */
  @Benchmark
  public double longWindow() {
    return partner.state().history().at(at).sum(REVENUE, LONG);
  }

  /** Writing the state. */
  @Benchmark
  public byte[] write() {
    return partner.codec().write(partner.state());
  }

  /** Reading the state. */
  @Benchmark
  public PartnerState read() {
    return partner.codec().read(partner.beginning());
  }
}
