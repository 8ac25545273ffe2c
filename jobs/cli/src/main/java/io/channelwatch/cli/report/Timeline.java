package io.channelwatch.cli.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many episodes opened in each week, or on each day of a short time, by rule.
 *
 * @param daily whether the steps are days
 * @param starts the first day of each step, in days since the epoch
 * @param byRule for each rule, by its id, a count for each step
 */
record Timeline(boolean daily, List<Long> starts, Map<String, int[]> byRule) {

  private static final int DAYS_SHOWN = 35;

  /** Counts the episodes from one day to another. */
  static Timeline of(
      List<Episode> episodes, LocalDate first, LocalDate last, DayOfWeek week, LocalTimes times) {
    boolean daily = ChronoUnit.DAYS.between(first, last) < DAYS_SHOWN;
    LocalDate start = daily ? first : first.with(TemporalAdjusters.previousOrSame(week));
    int step = daily ? 1 : DayOfWeek.values().length;
    int steps = (int) (ChronoUnit.DAYS.between(start, last) / step) + 1;
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      starts.add(start.toEpochDay() + (long) i * step);
    }
    Map<String, int[]> byRule = new LinkedHashMap<>();
    for (Episode episode : episodes) {
      long day = times.day(episode.openedAt()).toEpochDay();
      int at = (int) Math.floorDiv(day - start.toEpochDay(), step);
      byRule.computeIfAbsent(episode.ruleId(), id -> new int[steps])[clamp(at, steps)]++;
    }
    return new Timeline(daily, starts, byRule);
  }

  private static int clamp(int step, int steps) {
    return Math.max(0, Math.min(steps - 1, step));
  }
}
