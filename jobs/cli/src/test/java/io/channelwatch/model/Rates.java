package io.channelwatch.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** What currencies are worth in the program's, by day. */
public record Rates(String currency, List<Rate> rates) {

  /** What one unit buys from a day on. */
  public record Rate(String currency, LocalDate effective, BigDecimal rate) {}

  /** An amount in the program's currency, to four decimals. */
  BigDecimal convert(BigDecimal amount, String from, LocalDate day) {
    if (from == null || from.equals(currency)) {
      return amount;
    }
    Rate best = null;
    for (Rate rate : rates) {
      if (rate.currency().equals(from)
          && !rate.effective().isAfter(day)
          && (best == null || rate.effective().isAfter(best.effective()))) {
        best = rate;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no rate of " + from + " on " + day);
    }
    return amount.multiply(best.rate()).setScale(4, RoundingMode.HALF_EVEN);
  }
}
