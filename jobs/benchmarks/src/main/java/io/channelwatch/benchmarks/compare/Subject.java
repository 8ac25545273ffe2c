package io.channelwatch.benchmarks.compare;

import java.util.Comparator;

/**
 * What was measured.
 *
 * @param circumstances parameters and their values
 * @param unit of the figure
 */
record Subject(String name, String circumstances, String unit) implements Comparable<Subject> {

  private static final Comparator<Subject> IN_ORDER =
      Comparator.comparing(Subject::name)
          .thenComparing(Subject::circumstances)
          .thenComparing(Subject::unit);

  @Override
  public int compareTo(Subject other) {
    return IN_ORDER.compare(this, other);
  }
}
