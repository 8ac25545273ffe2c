package io.channelwatch.kpi;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A partner at an instant: everything that a formula can ask about it. A number that cannot be
 * known is {@code NaN}; a text that cannot be known is null. Money is in units of the program's
 * currency.
 */
public interface PartnerView {

  /** The partner's id. */
  String partnerId();

  /** The instant of the evaluation, in milliseconds since the epoch. */
  long at();

  /** The program's day that holds the instant, in days since 1970-01-01. */
  int today();

  /** How many times the measure occurred in the window. */
  double count(Measure measure, Window window);

  /** The sum over the measure's occurrences in the window. */
  double sum(Measure measure, Window window);

  /** On how many days of the window the measure occurred at all. */
  double daysWith(Measure measure, Window window);

  /**
   * Calendar days since the measure last occurred; see the KPI reference for one that never did.
   */
  double daysSince(Measure measure);

  /** Open deals, of one stage if {@code stage} is not null. */
  double openCount(@Nullable DealStage stage);

  /** Value of the open deals, of one stage if {@code stage} is not null. */
  double openValue(@Nullable DealStage stage);

  /** Open deals that are expected to close in the current period. */
  double openCountClosingIn(PeriodUnit period);

  /** Value of the open deals that are expected to close in the current period. */
  double openValueClosingIn(PeriodUnit period);

  /** Open deals past their expected close whose latest version is at least so many days old. */
  double overdueCount(double days);

  /** Value of the deals that {@link #overdueCount} counts. */
  double overdueValue(double days);

  /** Open deals whose latest version is at least so many days old. */
  double stalledCount(double days);

  /** Value of the deals that {@link #stalledCount} counts. */
  double stalledValue(double days);

  /** Open deals once expected to close in or before this quarter and now after it. */
  double slippedCount();

  /** Value of the deals that {@link #slippedCount} counts. */
  double slippedValue();

  /** The target for exactly the current period. */
  double target(String metric, PeriodUnit period);

  /** How much of the current period has passed, today included: above 0, at most 1. */
  double elapsed(PeriodUnit period);

  /** Calendar days from the day of joining to today. */
  double tenureDays();

  /**
   * Through which day the number that was asked for last stands, unless something more becomes
   * known; windows of hours turn sooner.
   */
  default int standsThrough() {
    return today();
  }

  /** Whether that number grows by one with each day after this one in place of standing. */
  default boolean growsDaily() {
    return false;
  }

  /** The partner's profile; null while none is known or after it was removed. */
  @Nullable Profile profile();

  /** The channel account manager's name. */
  default @Nullable String camName() {
    Profile profile = profile();
    Contact cam = profile == null ? null : profile.cam();
    return cam == null ? null : cam.name();
  }

  /** The name of the head of the partner's own organisation. */
  default @Nullable String leaderName() {
    Profile profile = profile();
    Contact leader = profile == null ? null : profile.leader();
    return leader == null ? null : leader.name();
  }
}
