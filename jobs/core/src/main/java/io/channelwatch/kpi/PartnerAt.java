package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.Profile;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A partner's history as it stands at an instant: good until the next call that changes the
 * history. Can be pointed at one partner after another.
 */
public final class PartnerAt implements PartnerView {

  private static final double UNIT = 10_000.0;
  private static final int SLACK_DAYS = 3;

  private final FiscalCalendar calendar;
  private final Span span;
  private PartnerHistory history;

  /** The days or quarters of an hour that were found last, the end excluded. */
  private int from;

  private int to;

  /** Through which day the last answer stands. */
  private int stands;

  /** Whether it grows instead. */
  private boolean grows;

  /** A partner at an instant, not before any earlier one, nor before anything known. */
  public PartnerAt(PartnerHistory history, long instant) {
    this.calendar = history.calendar;
    this.span = new Span(calendar, instant);
    this.history = history;
    history.advance(instant);
  }

  /** Shows another partner, or another instant, from now on; of the same program. */
  public void turnTo(PartnerHistory next, long instant) {
    next.advance(instant);
    history = next;
    span.moveTo(instant);
  }

  @Override
  public String partnerId() {
    return history.partnerId;
  }

  @Override
  public long at() {
    return span.at();
  }

  @Override
  public int today() {
    return span.today();
  }

  @Override
  public double count(Measure measure, Window window) {
    Series series = history.series(measure);
    stand(Span.NEVER);
    if (series == null) {
      return 0;
    }
    return switch (window.kind()) {
      case ALL -> series.count();
      case HOURS -> {
        findHours(series.quarters(), window);
        yield series.quarters().countBetween(from, to);
      }
      default -> {
        findDays(series.days(), window);
        yield series.days().countBetween(from, to);
      }
    };
  }

  @Override
  public double sum(Measure measure, Window window) {
    Series series = history.series(measure);
    stand(Span.NEVER);
    if (series == null) {
      return 0;
    }
    long sum =
        switch (window.kind()) {
          case ALL -> series.sum();
          case HOURS -> {
            findHours(series.quarters(), window);
            yield series.quarters().sumBetween(from, to);
          }
          default -> {
            findDays(series.days(), window);
            yield series.days().sumBetween(from, to);
          }
        };
    return sum / series.scale;
  }

  @Override
  public double daysWith(Measure measure, Window window) {
    Series series = history.series(measure);
    stand(Span.NEVER);
    if (series == null) {
      return 0;
    }
    return switch (window.kind()) {
      case ALL -> series.allDays() + history.occurrences.newDaysAhead(series);
      case HOURS -> {
        findHours(series.quarters(), window);
        yield daysOfHours(series.quarters());
      }
      default -> {
        findDays(series.days(), window);
        yield to - from;
      }
    };
  }

  @Override
  public double daysSince(Measure measure) {
    stand(span.today());
    Series series = history.series(measure);
    if (series != null && series.count() > 0) {
      return history.occurrences.anyAhead(measure) ? 0 : daysSince(series.lastDay());
    }
    Integer joinedOn = joinedOn();
    Integer dataSince = calendar.program().dataSince();
    if (joinedOn == null && dataSince == null) {
      stand(Span.NEVER);
      return Double.NaN;
    }
    int since =
        Math.max(
            joinedOn == null ? Integer.MIN_VALUE : joinedOn,
            dataSince == null ? Integer.MIN_VALUE : dataSince);
    return daysSince(since);
  }

  private int daysSince(int day) {
    grows = day <= span.today();
    return Math.max(0, span.today() - day);
  }

  @Override
  public double openCount(@Nullable DealStage stage) {
    stand(Span.NEVER);
    return history.deals.open().count(stage);
  }

  @Override
  public double openValue(@Nullable DealStage stage) {
    stand(Span.NEVER);
    return history.deals.open().value(stage) / UNIT;
  }

  @Override
  public double openCountClosingIn(PeriodUnit period) {
    RunningTotals closing = history.deals.open().byExpectedClose();
    findPeriod(closing, period);
    return closing.countBetween(from, to);
  }

  @Override
  public double openValueClosingIn(PeriodUnit period) {
    RunningTotals closing = history.deals.open().byExpectedClose();
    findPeriod(closing, period);
    return closing.sumBetween(from, to) / UNIT;
  }

  @Override
  public double overdueCount(double days) {
    return count(dealsAt().overdueFrom(days));
  }

  @Override
  public double overdueValue(double days) {
    return value(dealsAt().overdueFrom(days));
  }

  @Override
  public double stalledCount(double days) {
    return count(dealsAt().stalledFrom(days));
  }

  @Override
  public double stalledValue(double days) {
    return value(dealsAt().stalledFrom(days));
  }

  @Override
  public double slippedCount() {
    stand(span.after(PeriodUnit.QUARTER) - 1);
    DealsAt deals = dealsAt();
    return deals.count(deals.slipped());
  }

  @Override
  public double slippedValue() {
    stand(span.after(PeriodUnit.QUARTER) - 1);
    DealsAt deals = dealsAt();
    return deals.value(deals.slipped()) / UNIT;
  }

  @Override
  public double target(String metric, PeriodUnit period) {
    int after = span.after(period);
    stand(after - 1);
    return history.targets.find(metric, span.first(period), after);
  }

  @Override
  public double elapsed(PeriodUnit period) {
    stand(span.today());
    int first = span.first(period);
    return (span.today() - first + 1) / (double) (span.after(period) - first);
  }

  @Override
  public double tenureDays() {
    stand(span.today());
    Integer joinedOn = joinedOn();
    grows = joinedOn != null;
    return joinedOn == null ? Double.NaN : span.today() - joinedOn;
  }

  @Override
  public int standsThrough() {
    return stands;
  }

  @Override
  public boolean growsDaily() {
    return grows;
  }

  @Override
  public @Nullable Profile profile() {
    return history.latestProfile.profile();
  }

  private DealsAt dealsAt() {
    return new DealsAt(history, span);
  }

  private @Nullable Integer joinedOn() {
    Profile profile = history.latestProfile.profile();
    return profile == null ? null : profile.joinedOn();
  }

  private void stand(int throughDay) {
    stands = throughDay;
    grows = false;
  }

  /** Finds the days of a window, and through which day they stand. */
  private void findDays(RunningTotals days, Window window) {
    int first = span.firstDay(window);
    int keptFrom = history.keptFrom();
    from = days.indexAfter(Math.max(keptFrom, first) - 1);
    to = Math.max(from, days.indexAfter(span.lastDay(window)));
    int inside = from < to ? days.key(from) : Span.NEVER;
    int next = to < days.size() ? days.key(to) : Span.NEVER;
    // The end of what is kept comes nearer by a day a day, give or take the zone's turns.
    int kept = span.today() + first - keptFrom - SLACK_DAYS;
    stand(Math.max(span.today(), Math.min(kept, span.standsThrough(window, inside, next))));
  }

  private void findPeriod(RunningTotals days, PeriodUnit period) {
    int after = span.after(period);
    from = days.indexAfter(span.first(period) - 1);
    to = days.indexAfter(after - 1);
    stand(after - 1);
  }

  private void findHours(RunningTotals quarters, Window window) {
    from = quarters.indexAfter(Occurrences.quarter(span.from(window)) - 1);
    to = Math.max(from, quarters.indexAfter(Occurrences.quarter(span.to(window))));
    stand(span.today());
  }

  private int daysOfHours(RunningTotals quarters) {
    int days = 0;
    int previous = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      int day = calendar.day(Occurrences.startOfQuarter(quarters.key(i)));
      days += day == previous ? 0 : 1;
      previous = day;
    }
    return days;
  }

  /** Counts the open deals that a condition holds of from a day on. */
  private double count(ToIntFunction<Deal> fromDay) {
    int count = 0;
    stand(Span.NEVER);
    for (Deal deal : history.deals.open().all()) {
      count += holds(fromDay.applyAsInt(deal)) ? 1 : 0;
    }
    return count;
  }

  /** What those open deals are worth that a condition holds of from a day on. */
  private double value(ToIntFunction<Deal> fromDay) {
    long value = 0;
    stand(Span.NEVER);
    for (Deal deal : history.deals.open().all()) {
      value += holds(fromDay.applyAsInt(deal)) ? deal.amount() : 0;
    }
    return value / UNIT;
  }

  private boolean holds(int fromDay) {
    if (fromDay <= span.today()) {
      return true;
    }
    stands = Math.min(stands, fromDay - 1);
    return false;
  }
}
