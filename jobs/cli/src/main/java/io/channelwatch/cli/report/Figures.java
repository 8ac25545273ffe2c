package io.channelwatch.cli.report;

import io.channelwatch.alerts.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What some episodes come to.
 *
 * @param opened how many there are
 * @param perWeek how many a week opened
 * @param critical how many were critical at any time
 * @param escalated how many became more severe
 * @param open how many fire still
 * @param again how many opened shortly after the one before was resolved
 * @param medianDays how many days the resolved ones lasted, the median; null if there is none
 */
record Figures(
    int opened,
    double perWeek,
    int critical,
    int escalated,
    int open,
    int again,
    @Nullable Double medianDays) {

  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  /** The figures of episodes over so many weeks. */
  static Figures of(List<Episode> episodes, double weeks) {
    return new Figures(
        episodes.size(),
        episodes.size() / weeks,
        (int) episodes.stream().filter(e -> e.worst() == Severity.CRITICAL).count(),
        (int) episodes.stream().filter(Episode::escalated).count(),
        (int) episodes.stream().filter(Episode::isOpen).count(),
        (int) episodes.stream().filter(Episode::isAgain).count(),
        medianDays(episodes));
  }

  private static @Nullable Double medianDays(List<Episode> episodes) {
    long[] sorted =
        episodes.stream()
            .map(Episode::lasted)
            .filter(Objects::nonNull)
            .mapToLong(Duration::toMillis)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return null;
    }
    int middle = sorted.length / 2;
    double millis =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return millis / MILLIS_PER_DAY;
  }
}
