package io.channelwatch.cli.files;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where the usable lines of a file begin and when each was known. It takes 16 bytes a line, so that
 * files of any size can be read in the order in which their records became known.
 */
final class LineIndex {

  private long[] offsets = new long[256];
  private long[] knownAt = new long[256];
  private int size;
  private boolean inOrder = true;

  /** Adds the next line of the file. */
  void add(long offset, long known) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, size * 2);
      knownAt = Arrays.copyOf(knownAt, size * 2);
    }
    inOrder &= size == 0 || knownAt[size - 1] <= known;
    offsets[size] = offset;
    knownAt[size] = known;
    size++;
  }

  /** Puts the lines in the order of their instants, those of one instant in the file's order. */
  void sort() {
    if (inOrder) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> knownAt[i]));
    long[] sortedOffsets = new long[size];
    long[] sortedKnown = new long[size];
    for (int i = 0; i < size; i++) {
      sortedOffsets[i] = offsets[order[i]];
      sortedKnown[i] = knownAt[order[i]];
    }
    offsets = sortedOffsets;
    knownAt = sortedKnown;
    inOrder = true;
  }

  /** How many lines there are. */
  int size() {
    return size;
  }

  /** Where a line begins. */
  long offset(int line) {
    return offsets[line];
  }

  /** When the record of a line was known. */
  long knownAt(int line) {
    return knownAt[line];
  }
}
