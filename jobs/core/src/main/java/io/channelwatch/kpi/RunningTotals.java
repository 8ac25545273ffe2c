package io.channelwatch.kpi;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A count and a sum for each of a growing set of sorted keys (days, quarter hours), kept as running
 * totals: what lies between two keys is the difference of two of them. What comes last is added in
 * constant time; what comes late shifts the totals after it. Sums are modulo 2^64: one that fits
 * into a long is exact whatever the totals did.
 */
final class RunningTotals {

  private static final long[] NOTHING = {};
  private static final int FIRST_CAPACITY = 4;
  private static final long COUNT = 0xffff_ffffL;

  private int size;

  /**
   * Two longs a key, so that all of a key lies together: the key with the count of it and all
   * before it in the lower half, and their sum.
   */
  private long[] totals = NOTHING;

  /** Adds to a key, or takes away with a negative count; a key whose count becomes 0 goes. */
  void add(int key, int count, long sum) {
    int index = indexAfter(key - 1);
    if (index == size || key(index) != key) {
      insert(index, key);
    }
    for (int i = index; i < size; i++) {
      set(i, key(i), countUpTo(i + 1) + count, totals[2 * i + 1] + sum);
    }
    if (countUpTo(index + 1) == countUpTo(index)) {
      remove(index);
    }
  }

  int size() {
    return size;
  }

  int key(int index) {
    return (int) (totals[2 * index] >> 32);
  }

  int lastKey() {
    return key(size - 1);
  }

  boolean contains(int key) {
    int index = indexAfter(key - 1);
    return index < size && key(index) == key;
  }

  /** How many keys there are up to and including one. */
  int indexAfter(int key) {
    if (size == 0 || key(size - 1) <= key) {
      return size;
    }
    // Keys are whole and all different, so no more of them lie behind than there is room for.
    int low = (int) Math.max(0, size - ((long) lastKey() - key));
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key(middle) <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The count from an index to another, that one excluded. */
  int countBetween(int from, int to) {
    return countUpTo(to) - countUpTo(from);
  }

  /** The sum from an index to another, that one excluded. */
  long sumBetween(int from, int to) {
    return sumUpTo(to) - sumUpTo(from);
  }

  /** Whether one more key needs more room. */
  boolean isFull() {
    return 2 * size == totals.length;
  }

  /** Removes the keys below a limit. */
  void removeBelow(int limit) {
    int end = indexAfter(limit - 1);
    if (end == 0) {
      return;
    }
    int count = countUpTo(end);
    long sum = sumUpTo(end);
    size -= end;
    for (int i = 0; i < size; i++) {
      set(i, key(i + end), countUpTo(i + end + 1) - count, sumUpTo(i + end + 1) - sum);
    }
  }

  /** Removes the keys below a limit, but for those to be kept. */
  void removeBelow(int limit, IntPredicate kept) {
    RunningTotals rest = new RunningTotals();
    int end = indexAfter(limit - 1);
    for (int i = 0; i < end; i++) {
      if (kept.test(key(i))) {
        rest.add(key(i), countBetween(i, i + 1), sumBetween(i, i + 1));
      }
    }
    removeBelow(limit);
    addAll(rest);
  }

  /** Adds a key behind all others. */
  void append(int key, int count, long sum) {
    insert(size, key);
    set(size - 1, key, countUpTo(size - 1) + count, sumUpTo(size - 1) + sum);
  }

  /** Adds all of another's. */
  void addAll(RunningTotals other) {
    for (int i = 0; i < other.size; i++) {
      add(other.key(i), other.countBetween(i, i + 1), other.sumBetween(i, i + 1));
    }
  }

  private void set(int index, int key, int count, long sum) {
    totals[2 * index] = ((long) key << 32) | (count & COUNT);
    totals[2 * index + 1] = sum;
  }

  private int countUpTo(int index) {
    return index == 0 ? 0 : (int) totals[2 * index - 2];
  }

  private long sumUpTo(int index) {
    return index == 0 ? 0 : totals[2 * index - 1];
  }

  private void insert(int index, int key) {
    if (isFull()) {
      totals = Arrays.copyOf(totals, 2 * Math.max(FIRST_CAPACITY, size + (size >> 1)));
    }
    System.arraycopy(totals, 2 * index, totals, 2 * index + 2, 2 * (size - index));
    set(index, key, countUpTo(index), sumUpTo(index));
    size++;
  }

  private void remove(int index) {
    size--;
    System.arraycopy(totals, 2 * index + 2, totals, 2 * index, 2 * (size - index));
  }
}
