package io.channelwatch.kpi;

import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;

/** Turns the records that add up, revenue and activity, into occurrences of their measures. */
final class Bookings {

  private static final Measure[] REVENUE_BY_ATTRIBUTION = suffixed(Attribution.values());
  private static final Measure[] REVENUE_BY_TYPE = suffixed(RevenueType.values());

  /** The two measures of one type of activity. */
  private record OfType(Measure activity, Measure amount) {

    private static final Canonical<String, OfType> NAMED = new Canonical<>(OfType::named);

    static OfType of(Activity activity) {
      return NAMED.of(activity.type());
    }

    static OfType named(String type) {
      return new OfType(
          Measure.named(Measure.ACTIVITY.name() + "." + type),
          Measure.named(Measure.ACTIVITY_AMOUNT.name() + "." + type));
    }
  }

  private final Occurrences occurrences;
  private final Customers customers;

  Bookings(Occurrences occurrences, Customers customers) {
    this.occurrences = occurrences;
    this.customers = customers;
  }

  /**
   * Books a revenue.
   *
   * @param amount in the program's currency
   */
  void book(Revenue revenue, long amount) {
    long at = revenue.occurredAt();
    String id = revenue.eventId();
    occurrences.add(Measure.REVENUE, at, amount, id);
    if (revenue.attribution() != Attribution.UNKNOWN) {
      occurrences.add(REVENUE_BY_ATTRIBUTION[revenue.attribution().ordinal()], at, amount, id);
    }
    if (revenue.type() != RevenueType.UNKNOWN) {
      occurrences.add(REVENUE_BY_TYPE[revenue.type().ordinal()], at, amount, id);
    }
    String customer = revenue.customerId();
    if (customer != null) {
      customers.apply(customer, id, at, amount);
    }
  }

  /** Books an activity without its amount. */
  void book(Activity activity) {
    long at = activity.occurredAt();
    String id = activity.eventId();
    occurrences.add(Measure.ACTIVITY, at, activity.quantity(), id);
    occurrences.add(OfType.of(activity).activity, at, activity.quantity(), id);
  }

  /**
   * Books an activity's amount.
   *
   * @param amount in the program's currency
   */
  void bookAmount(Activity activity, long amount) {
    long at = activity.occurredAt();
    String id = activity.eventId();
    occurrences.add(Measure.ACTIVITY_AMOUNT, at, amount, id);
    occurrences.add(OfType.of(activity).amount, at, amount, id);
  }

  private static Measure[] suffixed(Enum<?>[] symbols) {
    Measure[] measures = new Measure[symbols.length];
    for (Enum<?> symbol : symbols) {
      measures[symbol.ordinal()] = Measure.REVENUE.of(symbol);
    }
    return measures;
  }
}
