package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.Profile;
import org.jspecify.annotations.Nullable;

/** A partner's history as it stands at an instant. */
final class PartnerAt implements PartnerView {

  private static final double UNIT = 10_000.0;

  private final String partnerId;
  private final FiscalCalendar calendar;
  private final Occurrences occurrences;
  private final Deals deals;
  private final DealsAt dealsAt;
  private final Targets targets;
  private final LatestProfile latestProfile;
  private final Span span;
  private final int keptFrom;

  PartnerAt(PartnerHistory history, Span span) {
    this.partnerId = history.partnerId;
    this.calendar = history.calendar;
    this.occurrences = history.occurrences;
    this.deals = history.deals;
    this.targets = history.targets;
    this.latestProfile = history.latestProfile;
    this.span = span;
    this.keptFrom = history.keptFrom();
    this.dealsAt = new DealsAt(calendar, deals, span, keptFrom);
  }

  @Override
  public String partnerId() {
    return partnerId;
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
    Series series = occurrences.find(measure);
    if (series == null) {
      return 0;
    }
    return switch (window.kind()) {
      case ALL -> series.count();
      case HOURS -> series.quarters().countWithin(firstQuarter(window), lastQuarter(window));
      default -> series.days().countWithin(firstDay(window), span.lastDay(window));
    };
  }

  @Override
  public double sum(Measure measure, Window window) {
    Series series = occurrences.find(measure);
    if (series == null) {
      return 0;
    }
    long sum =
        switch (window.kind()) {
          case ALL -> series.sum();
          case HOURS -> series.quarters().sumWithin(firstQuarter(window), lastQuarter(window));
          default -> series.days().sumWithin(firstDay(window), span.lastDay(window));
        };
    return sum / series.scale;
  }

  @Override
  public double daysWith(Measure measure, Window window) {
    Series series = occurrences.find(measure);
    if (series == null) {
      return 0;
    }
    return switch (window.kind()) {
      case ALL -> series.allDays() + occurrences.newDaysAhead(series);
      case HOURS -> daysOfHours(series.quarters(), window);
      default -> series.days().keysWithin(firstDay(window), span.lastDay(window));
    };
  }

  @Override
  public double daysSince(Measure measure) {
    Series series = occurrences.find(measure);
    if (series != null && series.count() > 0) {
      return occurrences.anyAhead(measure) ? 0 : Math.max(0, span.today() - series.lastDay());
    }
    Integer joinedOn = joinedOn();
    Integer dataSince = calendar.program().dataSince();
    if (joinedOn == null && dataSince == null) {
      return Double.NaN;
    }
    int from =
        Math.max(
            joinedOn == null ? Integer.MIN_VALUE : joinedOn,
            dataSince == null ? Integer.MIN_VALUE : dataSince);
    return Math.max(0, span.today() - from);
  }

  @Override
  public double openCount(@Nullable DealStage stage) {
    return deals.open().count(stage);
  }

  @Override
  public double openValue(@Nullable DealStage stage) {
    return deals.open().value(stage) / UNIT;
  }

  @Override
  public double openCountClosingIn(PeriodUnit period) {
    return deals.open().byExpectedClose().countWithin(span.first(period), span.after(period) - 1);
  }

  @Override
  public double openValueClosingIn(PeriodUnit period) {
    return deals.open().byExpectedClose().sumWithin(span.first(period), span.after(period) - 1)
        / UNIT;
  }

  @Override
  public double overdueCount(double days) {
    return dealsAt.count(dealsAt.overdue(days));
  }

  @Override
  public double overdueValue(double days) {
    return dealsAt.value(dealsAt.overdue(days)) / UNIT;
  }

  @Override
  public double stalledCount(double days) {
    return dealsAt.count(dealsAt.stalled(days));
  }

  @Override
  public double stalledValue(double days) {
    return dealsAt.value(dealsAt.stalled(days)) / UNIT;
  }

  @Override
  public double slippedCount() {
    return dealsAt.count(dealsAt.slipped());
  }

  @Override
  public double slippedValue() {
    return dealsAt.value(dealsAt.slipped()) / UNIT;
  }

  @Override
  public double target(String metric, PeriodUnit period) {
    return targets.find(metric, span.first(period), span.after(period));
  }

  @Override
  public double elapsed(PeriodUnit period) {
    int first = span.first(period);
    return (span.today() - first + 1) / (double) (span.after(period) - first);
  }

  @Override
  public double tenureDays() {
    Integer joinedOn = joinedOn();
    return joinedOn == null ? Double.NaN : span.today() - joinedOn;
  }

  @Override
  public @Nullable Profile profile() {
    return latestProfile.profile();
  }

  private @Nullable Integer joinedOn() {
    Profile profile = latestProfile.profile();
    return profile == null ? null : profile.joinedOn();
  }

  private int firstDay(Window window) {
    return Math.max(keptFrom, span.firstDay(window));
  }

  private int firstQuarter(Window window) {
    return Occurrences.quarter(span.from(window));
  }

  private int lastQuarter(Window window) {
    return Occurrences.quarter(span.to(window));
  }

  private int daysOfHours(RunningTotals quarters, Window window) {
    int end = quarters.indexAfter(lastQuarter(window));
    int days = 0;
    int previous = Integer.MIN_VALUE;
    for (int i = quarters.indexAfter(firstQuarter(window) - 1); i < end; i++) {
      int day = calendar.day(Occurrences.startOfQuarter(quarters.key(i)));
      days += day == previous ? 0 : 1;
      previous = day;
    }
    return days;
  }
}
