package io.channelwatch.alert;

/** The instants at which anything is evaluated: multiples of an interval on the UTC epoch. */
public final class EvaluationGrid {

  private EvaluationGrid() {}

  /** The first evaluation instant at or after an instant; both in milliseconds. */
  public static long ceil(long instant, long interval) {
    return -Math.floorDiv(-instant, interval) * interval;
  }
}
