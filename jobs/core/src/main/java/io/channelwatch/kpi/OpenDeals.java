package io.channelwatch.kpi;

import io.channelwatch.event.DealStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open deals, with what of them is asked for most counted up. */
final class OpenDeals {

  private final DealList deals = new DealList();
  private final int[] counts = new int[DealStage.NEGOTIATION.ordinal() + 1];
  private final long[] values = new long[DealStage.NEGOTIATION.ordinal() + 1];
  private final RunningTotals byExpectedClose = new RunningTotals();

  void add(Deal deal) {
    deals.add(deal);
    count(deal, 1);
  }

  /** Takes a deal out that has changed since it was added, or counted anew. */
  void remove(Deal before, Deal after) {
    deals.remove(after);
    count(before, -1);
  }

  /** Counts anew a deal that stays open and has changed. */
  void change(Deal before, Deal after) {
    count(before, -1);
    count(after, 1);
  }

  /** All of them, in no particular order. */
  List<Deal> all() {
    return deals.all();
  }

  /** How many there are, of one stage if it is not null. */
  long count(@Nullable DealStage stage) {
    if (stage == null) {
      return deals.all().size();
    }
    return stage.isOpen() ? counts[stage.ordinal()] : 0;
  }

  /** What they are worth, those of one stage if it is not null. */
  long value(@Nullable DealStage stage) {
    if (stage != null) {
      return stage.isOpen() ? values[stage.ordinal()] : 0;
    }
    long total = 0;
    for (long value : values) {
      total += value;
    }
    return total;
  }

  /** Counts and values by {@code expected_close_on}. */
  RunningTotals byExpectedClose() {
    return byExpectedClose;
  }

  private void count(Deal deal, int sign) {
    counts[deal.stage().ordinal()] += sign;
    values[deal.stage().ordinal()] += sign * deal.amount();
    if (deal.expectedCloseOn() != DealState.NO_DAY) {
      byExpectedClose.add(deal.expectedCloseOn(), sign, sign * deal.amount());
    }
  }
}
