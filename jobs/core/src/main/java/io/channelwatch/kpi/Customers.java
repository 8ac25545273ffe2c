package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first revenue with each customer; kept for ever, so that no customer is new twice. */
final class Customers {

  /** A customer's first revenue. */
  record First(String eventId, long at, long amount) {

    boolean isBefore(First other) {
      return at < other.at || (at == other.at && eventId.compareTo(other.eventId) < 0);
    }
  }

  private static final Comparator<Map.Entry<String, First>> IN_ORDER =
      Comparator.comparingLong((Map.Entry<String, First> entry) -> entry.getValue().at())
          .thenComparing(entry -> entry.getValue().eventId())
          .thenComparing(Map.Entry::getKey);

  private final Occurrences occurrences;
  private final Map<String, First> byCustomer = new HashMap<>();

  /** Null until it is asked for. */
  private @Nullable Series told;

  Customers(Occurrences occurrences) {
    this.occurrences = occurrences;
  }

  /** Takes up a revenue: it may be the first with its customer, so far as is known. */
  void apply(String customer, First revenue) {
    First known = byCustomer.get(customer);
    if (known != null && !revenue.isBefore(known)) {
      return;
    }
    byCustomer.put(customer, revenue);
    if (known != null) {
      occurrences.awaitNoMore(Measure.CUSTOMERS, known.at(), known.amount());
    }
    occurrences.await(Measure.CUSTOMERS, revenue.at(), revenue.amount());
    if (told != null) {
      tellInstead(told, known, revenue);
    }
  }

  private void tellInstead(Series series, @Nullable First known, First revenue) {
    if (known != null && occurrences.isCleared(known.at())) {
      occurrences.forget(series);
      told = null;
      return;
    }
    if (known != null) {
      occurrences.tell(series, -1, known.at(), known.amount());
    }
    occurrences.tell(series, 1, revenue.at(), revenue.amount());
  }

  /** Tells when customers were new, and whatever changes from now on. */
  Series tell() {
    Series series = occurrences.beginTold(Measure.CUSTOMERS);
    List<First> firsts = new ArrayList<>(byCustomer.values());
    firsts.sort(Comparator.comparingLong(First::at));
    firsts.forEach(first -> occurrences.tellOnce(series, first.at(), first.amount()));
    told = series;
    return series;
  }

  /** The latest of the firsts; of several at one instant that with the larger id. */
  @Nullable First last() {
    First last = null;
    for (First each : byCustomer.values()) {
      last = last == null || last.isBefore(each) ? each : last;
    }
    return last;
  }

  /** Writes them in the order of their firsts, so that each is like the one before. */
  void write(Encoder out) {
    List<Map.Entry<String, First>> firsts = new ArrayList<>(byCustomer.entrySet());
    firsts.sort(IN_ORDER);
    out.count(firsts.size());
    String customerBefore = "";
    String eventBefore = "";
    for (Map.Entry<String, First> entry : firsts) {
      First first = entry.getValue();
      out.textLike(customerBefore, entry.getKey());
      out.textLike(eventBefore, first.eventId());
      out.instant(first.at());
      out.amount(first.amount());
      customerBefore = entry.getKey();
      eventBefore = first.eventId();
    }
  }

  /** Reads them; nothing is told until it is asked for. */
  void read(Decoder in) {
    String customer = "";
    String event = "";
    for (int rest = in.count(); rest > 0; rest--) {
      customer = in.textLike(customer);
      event = in.textLike(event);
      First first = new First(event, in.instant(), in.amount());
      byCustomer.put(customer, first);
      occurrences.await(Measure.CUSTOMERS, first.at(), first.amount());
    }
  }
}
