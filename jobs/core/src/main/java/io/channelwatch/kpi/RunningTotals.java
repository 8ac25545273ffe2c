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

  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final int FIRST_CAPACITY = 4;

  private int size;
  private int[] keys = NO_INTS;
  private int[] counts = NO_INTS;
  private long[] sums = NO_LONGS;

  /** Adds to a key, or takes away with a negative count; a key whose count becomes 0 goes. */
  void add(int key, int count, long sum) {
    int index = indexAfter(key - 1);
    if (index == size || keys[index] != key) {
      insert(index, key);
    }
    for (int i = index; i < size; i++) {
      counts[i] += count;
      sums[i] += sum;
    }
    if (ownCount(index) == 0) {
      remove(index);
    }
  }

  int size() {
    return size;
  }

  int key(int index) {
    return keys[index];
  }

  int lastKey() {
    return keys[size - 1];
  }

  boolean contains(int key) {
    int index = indexAfter(key - 1);
    return index < size && keys[index] == key;
  }

  /** How many keys there are up to and including one. */
  int indexAfter(int key) {
    if (size == 0 || keys[size - 1] <= key) {
      return size;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many keys lie between two, both included. */
  int keysWithin(int first, int last) {
    return first > last ? 0 : indexAfter(last) - indexAfter(first - 1);
  }

  /** The count between two keys, both included. */
  int countWithin(int first, int last) {
    return first > last ? 0 : countUpTo(indexAfter(last)) - countUpTo(indexAfter(first - 1));
  }

  /** The sum between two keys, both included. */
  long sumWithin(int first, int last) {
    return first > last ? 0 : sumUpTo(indexAfter(last)) - sumUpTo(indexAfter(first - 1));
  }

  /** Removes the keys below a limit, but for those to be kept. */
  void removeBelow(int limit, IntPredicate kept) {
    int end = indexAfter(limit - 1);
    if (end == 0) {
      return;
    }
    RunningTotals rest = new RunningTotals();
    for (int i = 0; i < size; i++) {
      if (i >= end || kept.test(keys[i])) {
        rest.add(keys[i], ownCount(i), ownSum(i));
      }
    }
    size = rest.size;
    keys = rest.keys;
    counts = rest.counts;
    sums = rest.sums;
  }

  void write(Encoder out) {
    out.count(size);
    if (size == 0) {
      return;
    }
    long unit = unit();
    out.count(unit == 1 ? 0 : unit == 100 ? 1 : 2);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      boolean single = ownCount(i) == 1;
      long step = keys[i] - previous;
      out.signed((step << 1) | (single ? 0 : 1));
      if (!single) {
        out.signed(ownCount(i));
      }
      out.signed(ownSum(i) / unit);
      previous = keys[i];
    }
  }

  static RunningTotals read(Decoder in) {
    RunningTotals totals = new RunningTotals();
    int size = in.count();
    if (size == 0) {
      return totals;
    }
    int code = in.count();
    long unit = code == 0 ? 1 : code == 1 ? 100 : 10_000;
    totals.grow(size);
    int key = 0;
    int count = 0;
    long sum = 0;
    for (int i = 0; i < size; i++) {
      long step = in.signed();
      key += (int) (step >> 1);
      count += (step & 1) == 0 ? 1 : (int) in.signed();
      sum += in.signed() * unit;
      totals.keys[i] = key;
      totals.counts[i] = count;
      totals.sums[i] = sum;
    }
    totals.size = size;
    return totals;
  }

  /** The coarsest of three units that all sums are multiples of: whole amounts take less room. */
  private long unit() {
    long unit = 10_000;
    for (int i = 0; i < size; i++) {
      while (sums[i] % unit != 0) {
        unit /= 100;
      }
    }
    return unit;
  }

  private int ownCount(int index) {
    return counts[index] - countUpTo(index);
  }

  private long ownSum(int index) {
    return sums[index] - sumUpTo(index);
  }

  private int countUpTo(int index) {
    return index == 0 ? 0 : counts[index - 1];
  }

  private long sumUpTo(int index) {
    return index == 0 ? 0 : sums[index - 1];
  }

  private void insert(int index, int key) {
    if (size == keys.length) {
      grow(Math.max(FIRST_CAPACITY, size + (size >> 1)));
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    System.arraycopy(counts, index, counts, index + 1, size - index);
    System.arraycopy(sums, index, sums, index + 1, size - index);
    keys[index] = key;
    counts[index] = countUpTo(index);
    sums[index] = sumUpTo(index);
    size++;
  }

  private void remove(int index) {
    size--;
    System.arraycopy(keys, index + 1, keys, index, size - index);
    System.arraycopy(counts, index + 1, counts, index, size - index);
    System.arraycopy(sums, index + 1, sums, index, size - index);
  }

  private void grow(int capacity) {
    keys = Arrays.copyOf(keys, capacity);
    counts = Arrays.copyOf(counts, capacity);
    sums = Arrays.copyOf(sums, capacity);
  }
}
