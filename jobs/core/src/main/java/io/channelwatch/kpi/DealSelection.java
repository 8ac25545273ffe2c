package io.channelwatch.kpi;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import org.jspecify.annotations.Nullable;

/**
 * Which of a partner's deals a function counts, so that they can be listed.
 *
 * @param kind which function
 * @param stage for {@code OPEN}: of this stage alone; null for all
 * @param period for {@code CLOSING_IN}
 * @param days the least age of the latest version, for {@code OVERDUE} and {@code STALLED}
 * @param measure a deal measure, for {@code COUNTED}
 * @param window for {@code COUNTED}
 */
public record DealSelection(
    Kind kind,
    @Nullable DealStage stage,
    @Nullable PeriodUnit period,
    double days,
    @Nullable Measure measure,
    @Nullable Window window) {

  /** The functions that count deals. */
  public enum Kind {
    OPEN,
    CLOSING_IN,
    OVERDUE,
    STALLED,
    SLIPPED,
    COUNTED
  }

  /** The open deals, of one stage if {@code stage} is not null. */
  public static DealSelection open(@Nullable DealStage stage) {
    return new DealSelection(Kind.OPEN, stage, null, Double.NaN, null, null);
  }

  /** The open deals that are expected to close in the current period. */
  public static DealSelection closingIn(PeriodUnit period) {
    return new DealSelection(Kind.CLOSING_IN, null, period, Double.NaN, null, null);
  }

  /** The deals that {@link PartnerView#overdueCount} counts. */
  public static DealSelection overdue(double days) {
    return new DealSelection(Kind.OVERDUE, null, null, days, null, null);
  }

  /** The deals that {@link PartnerView#stalledCount} counts. */
  public static DealSelection stalled(double days) {
    return new DealSelection(Kind.STALLED, null, null, days, null, null);
  }

  /** The deals that {@link PartnerView#slippedCount} counts. */
  public static DealSelection slipped() {
    return new DealSelection(Kind.SLIPPED, null, null, Double.NaN, null, null);
  }

  /** The deals, open or closed, that a deal measure counts in a window. */
  public static DealSelection counted(Measure measure, Window window) {
    return new DealSelection(Kind.COUNTED, null, null, Double.NaN, measure, window);
  }
}
