package io.channelwatch.benchmarks.compare;

/**
 * What a measurement gave.
 *
 * @param score the mean
 * @param low the lower end of what it may be as well; the score where that is not known
 * @param high the upper end
 * @param moreIsBetter whether it counts what gets done in a time, not the time that something takes
 */
record Figure(double score, double low, double high, boolean moreIsBetter) {

  /** How many times as much time is taken as before; below 1: less. */
  double slowdownSince(Figure before) {
    return moreIsBetter ? before.score / score : score / before.score;
  }

  /** Whether both may be the same. */
  boolean overlaps(Figure other) {
    return low <= other.high && other.low <= high;
  }
}
