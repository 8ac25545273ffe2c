package io.channelwatch.alerting.metric;

/**
 * The names of both jobs' own metrics. Whoever watches the jobs has them in dashboards and rules: a
 * name stays as it is.
 */
public final class MetricName {

  /** The group in which an operator's metrics stand, apart from Flink's. */
  public static final String GROUP = "channelwatch";

  /** Records that became part of a partner's history. */
  public static final String APPLIED = "applied";

  /** Records that came below the clock. */
  public static final String LATE = "late";

  /** Records that could not be used, by topic and reason. */
  public static final String DEAD_LETTERS = "deadLetters";

  /** How far the clock is behind the wall clock, in milliseconds. */
  public static final String CLOCK_LAG = "clockLag";

  /** Partners of which something is known. */
  public static final String PARTNERS = "partners";

  /** Partners that were read from the state backend. */
  public static final String PARTNERS_READ = "partnersRead";

  /** Partners that were written to the state backend. */
  public static final String PARTNERS_WRITTEN = "partnersWritten";

  /** Alerts that are open, by rule and severity. */
  public static final String ALERTS_OPEN = "alertsOpen";

  /** Evaluations of a partner. */
  public static final String EVALUATIONS = "evaluations";

  /** Time that went into applying records and evaluating partners, in nanoseconds. */
  public static final String EVALUATION_TIME = "evaluationTimeNanos";

  /** Transitions of alerts. */
  public static final String TRANSITIONS = "transitions";

  /** Records with the catalog values of a partner. */
  public static final String KPIS_TOLD = "kpisTold";

  /** The version of the rules in force. */
  public static final String RULES_VERSION = "rulesVersion";

  /** Published rules that this release's check refused. */
  public static final String RULES_REFUSED = "rulesRefused";

  /** What was decided on messages and items, by channel, status and reason. */
  public static final String DECISIONS = "decisions";

  /** How long after its instant a message was sent, in milliseconds, by channel. */
  public static final String DELIVERY_LAG = "deliveryLag";

  /** Messages that are not delivered yet. */
  public static final String PENDING = "pending";

  /** Attempts at which a channel did not take a message, by channel and error. */
  public static final String FAILED_ATTEMPTS = "failedAttempts";

  private MetricName() {}
}
