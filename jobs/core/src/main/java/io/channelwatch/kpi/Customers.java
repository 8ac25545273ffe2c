package io.channelwatch.kpi;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first revenue with each customer; kept for ever, so that no customer is new twice. */
final class Customers {

  /** A customer's first revenue. */
  static final class First extends KeyedTable.Entry<String> {

    final String customer;
    final String eventId;
    final long at;
    final long amount;

    First(String customer, String eventId, long at, long amount) {
      super(customer);
      this.customer = customer;
      this.eventId = eventId;
      this.at = at;
      this.amount = amount;
    }

    @Override
    String key() {
      return customer;
    }

    boolean isNotAfter(long otherAt, String otherEventId) {
      return at < otherAt || (at == otherAt && eventId.compareTo(otherEventId) <= 0);
    }
  }

  private static final Comparator<First> IN_ORDER =
      Comparator.comparingLong((First first) -> first.at)
          .thenComparing(first -> first.eventId)
          .thenComparing(first -> first.customer);

  private final Occurrences occurrences;
  private final KeyedTable<String, First> byCustomer = new KeyedTable<>();

  /** Null until it is asked for. */
  private @Nullable Series told;

  Customers(Occurrences occurrences) {
    this.occurrences = occurrences;
  }

  /** Takes up a revenue: it may be the first with its customer, so far as is known. */
  void apply(String customer, String eventId, long at, long amount) {
    First known = byCustomer.find(customer);
    if (known != null && known.isNotAfter(at, eventId)) {
      return;
    }
    First revenue = new First(customer, eventId, at, amount);
    byCustomer.put(revenue);
    if (known != null) {
      occurrences.awaitNoMore(Measure.CUSTOMERS, known.at, known.amount);
    }
    occurrences.await(Measure.CUSTOMERS, at, amount);
    if (told != null) {
      tellInstead(told, known, revenue);
    }
  }

  private void tellInstead(Series series, @Nullable First known, First revenue) {
    if (known != null && occurrences.isCleared(known.at)) {
      occurrences.forget(series);
      told = null;
      return;
    }
    if (known != null) {
      occurrences.tell(series, -1, known.at, known.amount);
    }
    occurrences.tell(series, 1, revenue.at, revenue.amount);
  }

  /** Tells when customers were new, and whatever changes from now on. */
  Series tell() {
    Series series = occurrences.beginTold(Measure.CUSTOMERS);
    List<First> firsts = byCustomer.all();
    firsts.sort(Comparator.comparingLong(first -> first.at));
    firsts.forEach(first -> occurrences.tellOnce(series, first.at, first.amount));
    told = series;
    return series;
  }

  /** The latest of the firsts; of several at one instant that with the larger ids. */
  @Nullable First last() {
    First last = null;
    for (First each : byCustomer.all()) {
      last = last == null || IN_ORDER.compare(last, each) < 0 ? each : last;
    }
    return last;
  }

  /** Writes them in the order of their firsts, so that each is like the one before. */
  void write(Encoder out) {
    List<First> firsts = byCustomer.all();
    firsts.sort(IN_ORDER);
    out.count(firsts.size());
    String customerBefore = "";
    String eventBefore = "";
    for (First first : firsts) {
      out.textLike(customerBefore, first.customer);
      out.textLike(eventBefore, first.eventId);
      out.instant(first.at);
      out.amount(first.amount);
      customerBefore = first.customer;
      eventBefore = first.eventId;
    }
  }

  /** Reads them; nothing is told until it is asked for. */
  void read(Decoder in) {
    String customer = "";
    String event = "";
    for (int rest = in.count(); rest > 0; rest--) {
      customer = in.textLike(customer);
      event = in.textLike(event);
      First first = new First(customer, event, in.instant(), in.amount());
      byCustomer.put(first);
      occurrences.await(Measure.CUSTOMERS, first.at, first.amount);
    }
  }
}
