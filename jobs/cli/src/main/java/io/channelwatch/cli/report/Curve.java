package io.channelwatch.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a value went for one partner or deal, as far as alerts tell: at the start of days, from their
 * trails, and at transitions.
 */
final class Curve {

  // A line needs fewer than a point that one can read; there are many days.
  private static final int DIGITS_OF_DAYS = 4;
  private static final int DIGITS_OF_POINTS = 6;

  private final TreeMap<Long, @Nullable Double> days = new TreeMap<>();
  private final TreeMap<Long, @Nullable Double> points = new TreeMap<>();
  private final int number;
  private final String text;

  /** The curve of a KPI or a function call, with a number of its own. */
  Curve(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /**
   * Adds values at the start of consecutive days.
   *
   * @param last the day of the last one
   */
  void addTrail(List<@Nullable Double> trail, LocalDate last) {
    long first = last.toEpochDay() - trail.size() + 1;
    for (int i = 0; i < trail.size(); i++) {
      days.put(first + i, rounded(trail.get(i), DIGITS_OF_DAYS));
    }
  }

  /** Adds the value at an instant, in milliseconds of the program's wall clock. */
  void addPoint(long millis, @Nullable Double value) {
    points.put(millis, rounded(value, DIGITS_OF_POINTS));
  }

  private static @Nullable Double rounded(@Nullable Double value, int digits) {
    return value == null || value.isNaN() || value.isInfinite()
        ? null
        : Double.valueOf(new BigDecimal(value).round(new MathContext(digits)).doubleValue());
  }

  int number() {
    return number;
  }

  /** The KPI's name or the call's text. */
  String text() {
    return text;
  }

  /** The first day and then a value or null for it and each day up to the last one. */
  Form form() {
    List<@Nullable Double> values = new ArrayList<>();
    long first = days.isEmpty() ? 0 : days.firstKey();
    if (!days.isEmpty()) {
      for (long day = first; day <= days.lastKey(); day++) {
        values.add(days.get(day));
      }
    }
    List<Point> at = new ArrayList<>();
    points.forEach((millis, value) -> at.add(new Point(millis, value)));
    return new Form(text, first, values, at);
  }

  /**
   * A curve as the page has it.
   *
   * @param firstDay in days since the epoch
   */
  record Form(String text, long firstDay, List<@Nullable Double> days, List<Point> points) {}

  /** A value at an instant of the program's wall clock. */
  record Point(long at, @Nullable Double value) {}
}
