package io.channelwatch.benchmarks.workload;

import picocli.CommandLine.Option;

/** Options that describe a workload. */
public final class WorkloadOptions {

  @Option(
      names = "--partners",
      paramLabel = "N",
      description = "How many partners there are (default: ${DEFAULT-VALUE}).")
  private int partners = 10_000;

  @Option(
      names = "--records",
      paramLabel = "N",
      description =
          "How many records they make, beside a profile and 3 targets a quarter of each partner"
              + " (default: ${DEFAULT-VALUE}).")
  private int records = 2_000_000;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Over how many days (default: ${DEFAULT-VALUE}).")
  private int days = 180;

  @Option(
      names = "--skew",
      paramLabel = "S",
      description =
          "How unevenly partners take part: 0 is evenly, else the exponent of Zipf's law (default:"
              + " ${DEFAULT-VALUE}).")
  private double skew;

  @Option(
      names = "--hot",
      paramLabel = "PERCENT",
      description =
          "How many percent of all records the first partner makes, beside its share of the others"
              + " (default: ${DEFAULT-VALUE}).")
  private double hot;

  @Option(
      names = "--deal-days",
      paramLabel = "N",
      description =
          "How many days a deal takes, roughly: the longer, the more are open (default:"
              + " ${DEFAULT-VALUE}).")
  private int dealDays = Workload.DEAL_DAYS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  /**
   * The workload.
   *
   * @throws IllegalArgumentException if there can be none
   */
  public Workload workload() {
    if (!(hot >= 0 && hot <= 100)) {
      throw new IllegalArgumentException("--hot is " + hot + "; expected is 0 to 100");
    }
    if (dealDays < 1) {
      throw new IllegalArgumentException("--deal-days is " + dealDays + "; expected is 1 or more");
    }
    return new Workload(partners, records, days, skew, hot / 100, dealDays, seed);
  }

  /** What sets the workload apart, on a line. */
  @Override
  public String toString() {
    String text =
        "partners=%d days=%d skew=%s hot=%s seed=%d".formatted(partners, days, skew, hot, seed);
    return dealDays == Workload.DEAL_DAYS ? text : text + " deal-days=" + dealDays;
  }
}
