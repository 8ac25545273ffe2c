package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealMeasure.Suffixed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A partner's deals as they stand at an instant. */
final class DealsAt {

  /** No deal is that old. */
  private static final double LARGEST = 1e8;

  private final PartnerHistory history;
  private final FiscalCalendar calendar;
  private final Deals deals;
  private final Span span;

  DealsAt(PartnerHistory history, Span span) {
    this.history = history;
    this.calendar = history.calendar;
    this.deals = history.deals;
    this.span = span;
  }

  /** Open deals of which a condition holds. */
  int count(Predicate<Deal> condition) {
    int count = 0;
    for (Deal deal : deals.open().all()) {
      count += condition.test(deal) ? 1 : 0;
    }
    return count;
  }

  /** What those open deals are worth of which a condition holds, in ten-thousandths. */
  long value(Predicate<Deal> condition) {
    long value = 0;
    for (Deal deal : deals.open().all()) {
      value += condition.test(deal) ? deal.amount() : 0;
    }
    return value;
  }

  /** From which day on the latest version is at least so many days old. */
  ToIntFunction<Deal> stalledFrom(double days) {
    if (days <= 0) {
      return deal -> Integer.MIN_VALUE;
    }
    if (!(days < LARGEST)) {
      return deal -> Span.NEVER;
    }
    int age = (int) Math.ceil(days);
    return deal -> deal.latestDay(calendar) + age;
  }

  /** From which day on the expected close is past too. */
  ToIntFunction<Deal> overdueFrom(double days) {
    ToIntFunction<Deal> stalled = stalledFrom(days);
    return deal ->
        deal.expectedCloseOn() == DealState.NO_DAY
            ? Span.NEVER
            : Math.max(deal.expectedCloseOn() + 1, stalled.applyAsInt(deal));
  }

  private Predicate<Deal> since(ToIntFunction<Deal> fromDay) {
    return deal -> fromDay.applyAsInt(deal) <= span.today();
  }

  /** Whether the deal was once expected to close by the end of this quarter, and no longer is. */
  Predicate<Deal> slipped() {
    int nextQuarter = span.after(PeriodUnit.QUARTER);
    return deal -> deal.earliestExpected() < nextQuarter && deal.expectedCloseOn() >= nextQuarter;
  }

  /** The largest deals of a selection. */
  List<DealFacts> select(DealSelection selection, int limit) {
    List<Deal> largest = new ArrayList<>(limit + 1);
    Predicate<Deal> condition = condition(selection);
    collect(deals.open().all(), condition, limit, largest);
    if (selection.kind() == DealSelection.Kind.COUNTED) {
      collect(deals.closed(), condition, limit, largest);
    }
    List<DealFacts> facts = new ArrayList<>(largest.size());
    for (Deal deal : largest) {
      facts.add(deal.facts());
    }
    return facts;
  }

  /** Keeps the largest, in order: most are smaller than the last of them. */
  private static void collect(
      Iterable<Deal> some, Predicate<Deal> condition, int limit, List<Deal> largest) {
    for (Deal deal : some) {
      int place = largest.size();
      if ((place < limit || isBefore(deal, largest.get(place - 1))) && condition.test(deal)) {
        while (place > 0 && isBefore(deal, largest.get(place - 1))) {
          place--;
        }
        largest.add(place, deal);
        if (largest.size() > limit) {
          largest.remove(limit);
        }
      }
    }
  }

  /** Whether a deal is larger; of the same size, whether its id comes first. */
  private static boolean isBefore(Deal deal, Deal other) {
    return deal.amount() == other.amount()
        ? deal.id().compareTo(other.id()) < 0
        : deal.amount() > other.amount();
  }

  private Predicate<Deal> condition(DealSelection selection) {
    return switch (selection.kind()) {
      case OPEN -> deal -> selection.stage() == null || deal.stage() == selection.stage();
      case CLOSING_IN -> closingIn(selection.period());
      case OVERDUE -> since(overdueFrom(selection.days()));
      case STALLED -> since(stalledFrom(selection.days()));
      case SLIPPED -> slipped();
      case COUNTED -> counted(selection.measure(), selection.window());
    };
  }

  private Predicate<Deal> closingIn(@Nullable PeriodUnit period) {
    if (period == null) {
      return deal -> false;
    }
    int first = span.first(period);
    int after = span.after(period);
    return deal -> deal.expectedCloseOn() >= first && deal.expectedCloseOn() < after;
  }

  private Predicate<Deal> counted(@Nullable Measure measure, @Nullable Window window) {
    Suffixed counting = measure == null ? null : DealMeasure.named(measure);
    if (counting == null || window == null) {
      return deal -> false;
    }
    long first = firstInstant(window);
    long last = lastInstant(window);
    return deal -> {
      long at = counting.at(deal);
      return at != DealMeasure.NEVER && at >= first && at <= last;
    };
  }

  private long firstInstant(Window window) {
    return switch (window.kind()) {
      case ALL -> Long.MIN_VALUE;
      case HOURS -> span.from(window);
      default -> calendar.startOfDay(Math.max(history.keptFrom(), span.firstDay(window)));
    };
  }

  private long lastInstant(Window window) {
    return switch (window.kind()) {
      case ALL -> Long.MAX_VALUE;
      case HOURS -> span.to(window);
      default -> Math.min(span.at(), calendar.startOfDay(span.lastDay(window) + 1) - 1);
    };
  }
}
