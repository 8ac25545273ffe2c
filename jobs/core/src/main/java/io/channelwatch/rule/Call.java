package io.channelwatch.rule;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.PartnerView;
import io.channelwatch.kpi.Window;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function that reads a partner, with its arguments; those that the function does not
 * take are null, {@code days} is NaN.
 */
public record Call(
    Function function,
    @Nullable Measure measure,
    @Nullable Window window,
    @Nullable DealStage stage,
    @Nullable PeriodUnit period,
    @Nullable String metric,
    double days) {

  /** The functions that read a partner, named as expressions call them. */
  public enum Function {
    COUNT,
    SUM,
    DAYS_WITH,
    DAYS_SINCE,
    OPEN_COUNT,
    OPEN_VALUE,
    OVERDUE_COUNT,
    OVERDUE_VALUE,
    STALLED_COUNT,
    STALLED_VALUE,
    SLIPPED_COUNT,
    SLIPPED_VALUE,
    TARGET,
    ELAPSED,
    TENURE_DAYS
  }

  /** A call on a measure; {@code days_since} has no window. */
  public static Call of(Function function, Measure measure, @Nullable Window window) {
    return new Call(function, measure, window, null, null, null, Double.NaN);
  }

  /** A call on the open deals, or on the partner itself, without an argument. */
  public static Call of(Function function) {
    return new Call(function, null, null, null, null, null, Double.NaN);
  }

  /** A call on the open deals of a stage. */
  public static Call of(Function function, DealStage stage) {
    return new Call(function, null, null, stage, null, null, Double.NaN);
  }

  /** A call on a period. */
  public static Call of(Function function, PeriodUnit period) {
    return new Call(function, null, null, null, period, null, Double.NaN);
  }

  /** A call on the open deals of some age. */
  public static Call of(Function function, double days) {
    return new Call(function, null, null, null, null, null, days);
  }

  /** A target. */
  public static Call target(String metric, PeriodUnit period) {
    return new Call(Function.TARGET, null, null, null, period, metric, Double.NaN);
  }

  /** What the call gives; {@code NaN} where it cannot be known. */
  public double on(PartnerView partner) {
    return switch (function) {
      case COUNT -> partner.count(given(measure), given(window));
      case SUM -> partner.sum(given(measure), given(window));
      case DAYS_WITH -> partner.daysWith(given(measure), given(window));
      case DAYS_SINCE -> partner.daysSince(given(measure));
      case OPEN_COUNT ->
          period == null ? partner.openCount(stage) : partner.openCountClosingIn(period);
      case OPEN_VALUE ->
          period == null ? partner.openValue(stage) : partner.openValueClosingIn(period);
      case OVERDUE_COUNT -> partner.overdueCount(days);
      case OVERDUE_VALUE -> partner.overdueValue(days);
      case STALLED_COUNT -> partner.stalledCount(days);
      case STALLED_VALUE -> partner.stalledValue(days);
      case SLIPPED_COUNT -> partner.slippedCount();
      case SLIPPED_VALUE -> partner.slippedValue();
      case TARGET -> partner.target(given(metric), given(period));
      case ELAPSED -> partner.elapsed(given(period));
      case TENURE_DAYS -> partner.tenureDays();
    };
  }

  /** Whether a change of an open deal can change what it gives. */
  public boolean readsOpenDeals() {
    return function.compareTo(Function.OPEN_COUNT) >= 0
        && function.compareTo(Function.SLIPPED_VALUE) <= 0;
  }

  /** Whether a change of a target can change what it gives. */
  public boolean readsTargets() {
    return function == Function.TARGET;
  }

  /** Whether a change of the profile can change what it gives. */
  public boolean readsProfile() {
    return function == Function.DAYS_SINCE || function == Function.TENURE_DAYS;
  }

  /** Whether the turn of an hour can change what it gives. */
  public boolean turnsWithHours() {
    return window != null && window.kind() == Window.Kind.HOURS;
  }

  /** Whether the turn of a day can change what it gives. */
  public boolean turnsWithDays() {
    if (window != null) {
      return window.kind() != Window.Kind.ALL;
    }
    boolean ofOpenDeals = function == Function.OPEN_COUNT || function == Function.OPEN_VALUE;
    return !ofOpenDeals || period != null;
  }

  private static <T> T given(@Nullable T argument) {
    return Objects.requireNonNull(argument, "a call lacks an argument");
  }
}
