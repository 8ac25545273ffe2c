package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunningTotalsTest {

  @Property
  void whatLiesBetweenTwoKeysIsWhatWasAddedThere(
      @ForAll @Size(max = 40) List<@IntRange(min = -20, max = 20) Integer> keys,
      @ForAll @IntRange(min = -25, max = 25) int first,
      @ForAll @IntRange(min = 0, max = 50) int length) {
    int last = first + length;
    RunningTotals totals = new RunningTotals();
    keys.forEach(key -> totals.add(key, 1, key * 3L));
    List<Integer> within = keys.stream().filter(key -> key >= first && key <= last).toList();

    assertThat(countWithin(totals, first, last)).isEqualTo(within.size());
    assertThat(sumWithin(totals, first, last))
        .isEqualTo(within.stream().mapToLong(key -> key * 3L).sum());
    assertThat(after(totals, last) - before(totals, first))
        .isEqualTo((int) within.stream().distinct().count());
  }

  @Property
  void aWindowIsTheSumOfItsParts(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 50) Integer> keys,
      @ForAll @IntRange(min = 0, max = 50) int first,
      @ForAll @IntRange(min = 0, max = 30) int untilSplit,
      @ForAll @IntRange(min = 0, max = 30) int untilLast) {
    RunningTotals totals = new RunningTotals();
    keys.forEach(key -> totals.add(key, 1, 7L * key));
    int middle = first + untilSplit;
    int last = middle + untilLast;

    assertThat(countWithin(totals, first, middle) + countWithin(totals, middle + 1, last))
        .isEqualTo(countWithin(totals, first, last));
    assertThat(sumWithin(totals, first, middle) + sumWithin(totals, middle + 1, last))
        .isEqualTo(sumWithin(totals, first, last));
  }

  @Property
  void whatIsWithdrawnLeavesNoTrace(
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 9) Integer> stays,
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 9) Integer> goes) {
    RunningTotals totals = new RunningTotals();
    goes.forEach(key -> totals.add(key, 1, 5));
    stays.forEach(key -> totals.add(key, 1, key));
    goes.forEach(key -> totals.add(key, -1, -5));
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    stays.forEach(key -> counts.merge(key, 1, Integer::sum));

    assertThat(totals.size()).isEqualTo(counts.size());
    counts.forEach(
        (key, count) -> {
          assertThat(countWithin(totals, key, key)).isEqualTo(count);
          assertThat(sumWithin(totals, key, key)).isEqualTo((long) count * key);
        });
  }

  @Property
  void removingTheOldestLeavesTheRest(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 30) Integer> keys,
      @ForAll @IntRange(min = 0, max = 31) int limit,
      @ForAll @IntRange(min = 0, max = 30) int kept) {
    RunningTotals totals = new RunningTotals();
    keys.forEach(key -> totals.add(key, 1, key));
    totals.removeBelow(limit, key -> key == kept);
    List<Integer> rest = keys.stream().filter(key -> key >= limit || key == kept).toList();

    assertThat(countWithin(totals, 0, 30)).isEqualTo(rest.size());
    assertThat(sumWithin(totals, 0, 30)).isEqualTo(rest.stream().mapToLong(key -> key).sum());
  }

  private static int before(RunningTotals totals, int key) {
    return totals.indexAfter(key - 1);
  }

  private static int after(RunningTotals totals, int key) {
    return totals.indexAfter(key);
  }

  private static int countWithin(RunningTotals totals, int first, int last) {
    return totals.countBetween(before(totals, first), after(totals, last));
  }

  private static long sumWithin(RunningTotals totals, int first, int last) {
    return totals.sumBetween(before(totals, first), after(totals, last));
  }
}
