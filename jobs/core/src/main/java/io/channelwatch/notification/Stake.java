package io.channelwatch.notification;

import io.channelwatch.alert.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The money that a partner's alerts are about, in ten-thousandths of the program's currency. */
final class Stake {
  private static final double TEN_THOUSANDTHS = 10_000;

  private Stake() {}

  /**
   * The sum of the deals behind what fires, each once; where no deals are behind it, the largest
   * amount that is compared with something; 0 where no money is named.
   */
  static long of(List<Item> entries) {
    List<Item> firing = entries.stream().filter(item -> !item.resolved()).toList();
    Map<String, Long> deals = new HashMap<>();
    for (Item item : firing) {
      for (Evidence.Deal deal : item.evidence().deals()) {
        deals.merge(deal.dealId(), deal.amount(), Math::max);
      }
    }
    long sum = deals.values().stream().mapToLong(Long::longValue).sum();
    return sum > 0 ? sum : largestAmount(firing);
  }

  private static long largestAmount(List<Item> firing) {
    return firing.stream()
        .flatMap(item -> item.readings().stream())
        .filter(reading -> "money".equals(reading.unit()) && !reading.thresholds().isEmpty())
        .mapToDouble(reading -> Math.abs(reading.value()))
        .filter(Double::isFinite)
        .mapToLong(amount -> Math.round(amount * TEN_THOUSANDTHS))
        .max()
        .orElse(0);
  }
}
