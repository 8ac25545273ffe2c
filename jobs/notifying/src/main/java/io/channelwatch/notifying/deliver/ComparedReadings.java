package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Reading;
import io.channelwatch.rule.Threshold;
import java.util.Comparator;
import java.util.List;

/** The values of an alert that its rule compares with numbers. */
public final class ComparedReadings {

  // A rule says of the value that it is about when it is well again, and how bad it can be; what it
  // compares beside is when that counts.
  private static final Comparator<Reading> MOST_TELLING =
      Comparator.comparing(ComparedReadings::isCalled)
          .thenComparing(reading -> -count(reading, "clear_when"))
          .thenComparing(reading -> -count(reading, "when"));

  private ComparedReadings() {}

  /**
   * The most telling first: KPIs before calls of functions, values of more levels before others.
   */
  public static List<Reading> of(Item item) {
    return item.readings().stream()
        .filter(reading -> !reading.thresholds().isEmpty())
        .sorted(MOST_TELLING)
        .toList();
  }

  /** What people call a value. */
  public static String title(Reading reading) {
    String title = reading.title();
    return title == null ? Wording.label(reading.name()) : Wording.line(title);
  }

  /**
   * Whether it is a call of a function that stands in the rule itself, and no KPI of the catalog.
   */
  static boolean isCalled(Reading reading) {
    return reading.name().contains("(");
  }

  private static long count(Reading reading, String condition) {
    return reading.thresholds().stream()
        .map(Threshold::condition)
        .filter(condition::equals)
        .count();
  }
}
