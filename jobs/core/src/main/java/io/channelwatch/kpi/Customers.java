package io.channelwatch.kpi;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first revenue with each customer; kept for ever, so that no customer is new twice. */
final class Customers {

  /** A customer's first revenue. */
  record First(String eventId, long at, long amount) {

    boolean isBefore(First other) {
      return at < other.at || (at == other.at && eventId.compareTo(other.eventId) < 0);
    }
  }

  private final Occurrences occurrences;
  private final Map<String, First> byCustomer = new HashMap<>();

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
      occurrences.withdraw(Measure.CUSTOMERS, known.at(), known.amount());
    }
    occurrences.add(Measure.CUSTOMERS, revenue.at(), revenue.amount());
  }

  /** The latest of the firsts; of several at one instant that with the larger id. */
  @Nullable First last() {
    First last = null;
    for (First each : byCustomer.values()) {
      last = last == null || last.isBefore(each) ? each : last;
    }
    return last;
  }

  void write(Encoder out) {
    out.count(byCustomer.size());
    for (Map.Entry<String, First> entry : new TreeMap<>(byCustomer).entrySet()) {
      out.text(entry.getKey());
      out.sharedText(entry.getValue().eventId());
      out.instant(entry.getValue().at());
      out.signed(entry.getValue().amount());
    }
  }

  void read(Decoder in) {
    for (int rest = in.count(); rest > 0; rest--) {
      byCustomer.put(in.text(), new First(in.sharedText(), in.instant(), in.signed()));
    }
  }
}
