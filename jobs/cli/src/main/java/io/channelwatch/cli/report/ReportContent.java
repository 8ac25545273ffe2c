package io.channelwatch.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows. Rules, managers, partners and curves are named by where they
 * stand in their lists; instants are milliseconds of the program's wall clock.
 *
 * @param soonDays an episode that opens within so many days after the one before counts as again
 */
record ReportContent(
    String program,
    String zone,
    String currency,
    long from,
    long until,
    long soonDays,
    Figures figures,
    Timeline timeline,
    List<Row<RuleFacts.Form>> rules,
    List<Row<String>> managers,
    List<Row<PartnerForm>> partners,
    List<InboxForm> inboxes,
    List<EpisodeForm> episodes,
    List<Curve.Form> curves) {

  private static final double DAYS_PER_WEEK = 7;

  /** The time that is told of. */
  record Period(Instant from, Instant until) {

    /** At least one: what a day brought is not seven times that. */
    double weeks() {
      return Math.max(1, Duration.between(from, until).toHours() / 24.0 / DAYS_PER_WEEK);
    }
  }

  /** Something with its figures. */
  record Row<T>(T of, Figures figures) {}

  /** A partner, or a segment. */
  record PartnerForm(String id, @Nullable String name, int manager) {}

  /**
   * A recipient of messages.
   *
   * @param page where their page stands, as seen from this one
   * @param untold how often something was not told, or not yet
   */
  record InboxForm(
      String name,
      String recipient,
      String page,
      int messages,
      double perWeek,
      int digests,
      int untold) {}

  /**
   * An episode.
   *
   * @param deal the deal's id; null where the alert is about the partner itself
   * @param resolved null while it fires
   */
  record EpisodeForm(
      int rule,
      int partner,
      int manager,
      @Nullable String deal,
      long opened,
      @Nullable Long resolved,
      String severity,
      @Nullable String reason,
      boolean again,
      List<StepForm> steps,
      List<Integer> curves) {}

  /** A transition. */
  record StepForm(String transition, String severity, long at, String message) {}
}
