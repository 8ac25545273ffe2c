package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.Activity;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.ProfileRemoved;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.Target;
import io.channelwatch.event.TargetRemoved;
import org.jspecify.annotations.Nullable;

/** Takes records into a history: converts their money, drops the repeats, passes on the rest. */
final class Intake {

  private final FiscalCalendar calendar;
  private final PartnerHistory history;
  private final Bookings bookings;
  private boolean repeated;

  Intake(FiscalCalendar calendar, PartnerHistory history) {
    this.calendar = calendar;
    this.history = history;
    this.bookings = new Bookings(history.occurrences, history.customers);
  }

  /** Whether the last record changed nothing. */
  boolean repeated() {
    return repeated;
  }

  /**
   * Takes up a record; gives why it is refused, or null.
   *
   * @param now the present, not before {@code knownAt}
   */
  @Nullable Rejection apply(PartnerEvent event, long knownAt, long now, FxRates rates) {
    repeated = false;
    if (event instanceof DealVersion deal) {
      return take(deal, rates);
    }
    if (event instanceof Revenue revenue) {
      return takeOnce(SeenIds.hash('r', revenue.eventId()), revenue, knownAt, now, rates);
    }
    if (event instanceof Activity activity) {
      return takeOnce(SeenIds.hash('a', activity.eventId()), activity, knownAt, now, rates);
    }
    if (event instanceof Target target) {
      return take(target, rates);
    }
    if (event instanceof TargetRemoved target) {
      repeated = !history.targets.remove(target, knownAt);
    } else if (event instanceof Profile profile) {
      repeated = !history.latestProfile.apply(profile);
    } else if (event instanceof ProfileRemoved) {
      repeated = !history.latestProfile.remove(knownAt);
    }
    return null;
  }

  private @Nullable Rejection take(DealVersion deal, FxRates rates) {
    int day = calendar.day(deal.registeredAt());
    long amount = rates.convert(deal.amount(), deal.currency(), day);
    if (FxRates.isRefused(amount)) {
      return FxRates.rejection(amount, deal.amount(), deal.currency(), day);
    }
    repeated = !history.deals.apply(deal, amount, history.keptFrom());
    return null;
  }

  private @Nullable Rejection take(Target target, FxRates rates) {
    String currency = target.currency();
    long value = target.value();
    if (currency != null) {
      value = rates.convert(value, currency, target.periodStart());
      if (FxRates.isRefused(value)) {
        return FxRates.rejection(value, target.value(), currency, target.periodStart());
      }
    }
    repeated = !history.targets.apply(target, value);
    return null;
  }

  private @Nullable Rejection takeOnce(
      long id, PartnerEvent event, long knownAt, long now, FxRates rates) {
    repeated = history.seen.contains(id, now);
    if (repeated) {
      return null;
    }
    Rejection rejection =
        event instanceof Revenue revenue
            ? take(revenue, rates)
            : event instanceof Activity activity ? take(activity, rates) : null;
    if (rejection == null) {
      history.seen.add(id, knownAt);
    }
    return rejection;
  }

  private @Nullable Rejection take(Revenue revenue, FxRates rates) {
    int day = calendar.day(revenue.occurredAt());
    long amount = rates.convert(revenue.amount(), revenue.currency(), day);
    if (FxRates.isRefused(amount)) {
      return FxRates.rejection(amount, revenue.amount(), revenue.currency(), day);
    }
    bookings.book(revenue, amount);
    return null;
  }

  private @Nullable Rejection take(Activity activity, FxRates rates) {
    Long original = activity.amount();
    String currency = activity.currency();
    if (original != null && currency != null) {
      int day = calendar.day(activity.occurredAt());
      long amount = rates.convert(original, currency, day);
      if (FxRates.isRefused(amount)) {
        return FxRates.rejection(amount, original, currency, day);
      }
      bookings.bookAmount(activity, amount);
    }
    bookings.book(activity);
    return null;
  }
}
