package io.channelwatch.notification;

import io.channelwatch.rule.Severity;
import java.util.Comparator;

/**
 * An episode that fires beside the one that a message is about.
 *
 * @param kind risk, growth or data_quality
 * @param openedAt when it began, milliseconds since the epoch
 */
public record Firing(String alertId, String title, String kind, Severity severity, long openedAt) {

  /** Worst first, of one severity the longest first. */
  static final Comparator<Firing> WORST_FIRST =
      Comparator.comparing(Firing::severity)
          .reversed()
          .thenComparingLong(Firing::openedAt)
          .thenComparing(Firing::alertId);

  static Firing of(Item item) {
    return new Firing(item.alertId(), item.title(), item.kind(), item.severity(), item.openedAt());
  }
}
