package io.channelwatch.config;

import io.channelwatch.calendar.Program;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code channelwatch.yaml} says, with defaults filled in and {@code ${…}}
 * resolved. Durations are milliseconds.
 *
 * @param program the program's calendar and currency
 * @param clock what moves the clock
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param schemaRegistry where schemas are registered
 * @param topics the topics' names
 * @param evaluationInterval the grid of evaluation instants; divides 15 minutes
 * @param historyRetention how far back history is kept
 * @param ingest what is accepted
 * @param kpiEmitInterval the least time between two snapshots of a partner's KPIs
 * @param delivery how alerts are written
 * @param notifications what messages are made of, and where they may go
 * @param freshness when a topic that is silent is stale
 * @param flink Flink's own settings, passed on as they are
 */
public record Settings(
    Program program,
    Clock clock,
    Map<String, String> kafka,
    SchemaRegistry schemaRegistry,
    Topics topics,
    long evaluationInterval,
    long historyRetention,
    Ingest ingest,
    long kpiEmitInterval,
    Delivery delivery,
    Notifications notifications,
    Freshness freshness,
    Map<String, String> flink)
    implements Serializable {

  /** What moves the clock: the wall clock where a topic is read to its end, or the data alone. */
  public enum ClockMode {
    LIVE,
    DATA
  }

  /** Whether alerts become visible at once, repeats carrying the same key, or at checkpoints. */
  public enum Delivery {
    AT_LEAST_ONCE,
    EXACTLY_ONCE
  }

  /**
   * What moves the clock.
   *
   * @param margin how far a topic read to its end stands behind the wall clock
   */
  public record Clock(ClockMode mode, long margin) implements Serializable {}

  /**
   * Where schemas are registered.
   *
   * @param properties of the registry's client, such as credentials
   */
  public record SchemaRegistry(String url, Map<String, String> properties)
      implements Serializable {}

  /**
   * What messages are made of, and where they may go.
   *
   * @param templates the folder of the team's own message templates; it need not be there
   * @param allowedHosts the hosts that messages may be posted to; {@code *}: any of the internet
   */
  public record Notifications(String templates, List<String> allowedHosts) implements Serializable {

    /** What holds if nothing is said. */
    public static final Notifications DEFAULT = new Notifications("rules/templates", List.of("*"));
  }

  /** The topics' names. */
  public record Topics(
      String dealRegistrations,
      String closedRevenue,
      String partnerActivity,
      String partnerProfiles,
      String partnerTargets,
      String fxRates,
      String alertRules,
      String alertSilences,
      String alerts,
      String clock,
      String partnerKpis,
      String notifications,
      String deadLetters)
      implements Serializable {}

  /**
   * For how long each topic about partners may be silent: a multiple of an hour, or {@link #OFF} or
   * {@link #BUSINESS_DAY}.
   *
   * @param owner the recipient who is told
   * @param holidays days on which silence says nothing, as days since 1970-01-01
   */
  public record Freshness(
      long dealRegistrations,
      long closedRevenue,
      long partnerActivity,
      long partnerProfiles,
      long partnerTargets,
      String owner,
      Set<Integer> holidays)
      implements Serializable {

    /** However long. */
    public static final long OFF = 0;

    /** Less than a whole business day, where the topic is heard often. */
    public static final long BUSINESS_DAY = -1;

    /** What holds if nothing is said. */
    public static final Freshness DEFAULT =
        new Freshness(BUSINESS_DAY, BUSINESS_DAY, BUSINESS_DAY, OFF, OFF, "channel-ops", Set.of());
  }

  /**
   * What is accepted.
   *
   * @param maxFutureSkew how far past the wall clock a record may lie in live mode
   * @param dedupHorizon for how long ids of additive records are kept after they became known
   * @param activityTypes the activity types that the program knows; null: any
   */
  public record Ingest(long maxFutureSkew, long dedupHorizon, @Nullable List<String> activityTypes)
      implements Serializable {}
}
