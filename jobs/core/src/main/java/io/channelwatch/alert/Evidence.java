package io.channelwatch.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What explains an alert.
 *
 * @param deals up to five deals, the largest first
 * @param records the last record of each other measure that the rule names
 */
public record Evidence(List<Deal> deals, List<LastRecord> records) {

  /** A deal that weighs in; the amount is in ten-thousandths of the program's currency. */
  public record Deal(
      String dealId,
      long amount,
      String stage,
      long registeredAt,
      @Nullable Integer expectedCloseOn,
      @Nullable Long closedAt,
      long updatedAt,
      String why) {}

  /** The last record of a measure; amount and quantity in ten-thousandths. */
  public record LastRecord(
      String measure, String eventId, int day, @Nullable Long amount, @Nullable Long quantity) {}
}
