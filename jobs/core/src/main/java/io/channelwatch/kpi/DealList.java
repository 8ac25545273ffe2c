package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals side by side, in no particular order; each knows its place, so that it is taken out at
 * once.
 */
final class DealList {

  private final List<Deal> all = new ArrayList<>(0);

  void add(Deal deal) {
    deal.place = all.size();
    all.add(deal);
  }

  /** Takes out a deal that is in it; the last one takes its place. */
  void remove(Deal deal) {
    Deal last = all.remove(all.size() - 1);
    if (deal.place < all.size()) {
      all.set(deal.place, last);
      last.place = deal.place;
    }
  }

  /** All of them. */
  List<Deal> all() {
    return all;
  }
}
