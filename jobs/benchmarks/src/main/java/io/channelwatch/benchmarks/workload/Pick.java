package io.channelwatch.benchmarks.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Picks one of many, evenly or after Zipf's law: the k-th as often as 1 / k^skew. The first may be
 * picked before all that, with a probability of its own.
 */
final class Pick {

  private final int size;
  private final double hot;
  private final double[] upTo;

  Pick(int size, double skew, double hot) {
    this.size = size;
    this.hot = hot;
    this.upTo = skew == 0 ? new double[0] : new double[size];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += 1 / Math.pow(i + 1.0, skew);
      upTo[i] = sum;
    }
  }

  int of(SplittableRandom random) {
    if (hot > 0 && random.nextDouble() < hot) {
      return 0;
    }
    if (upTo.length == 0) {
      return random.nextInt(size);
    }
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[size - 1]);
    return found < 0 ? -found - 1 : found;
  }

  /** How often one is picked, of all times. */
  double share(int which) {
    return (which == 0 ? hot : 0) + (1 - hot) * shareOfRest(which);
  }

  private double shareOfRest(int which) {
    if (upTo.length == 0) {
      return 1.0 / size;
    }
    return (upTo[which] - (which == 0 ? 0 : upTo[which - 1])) / upTo[size - 1];
  }
}
