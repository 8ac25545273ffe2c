package io.channelwatch.rule.expression;

import org.jspecify.annotations.Nullable;

/**
 * The numbers between two others.
 *
 * @param lowIn whether {@code low} is one of them
 * @param highIn whether {@code high} is one of them
 */
record Bounds(double low, boolean lowIn, double high, boolean highIn) {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  static final Bounds ALL = new Bounds(-INFINITE, false, INFINITE, false);

  /** The numbers for which a comparison with a number holds; null for {@code !=}. */
  static @Nullable Bounds of(String sign, double number) {
    return switch (sign) {
      case "<" -> new Bounds(-INFINITE, false, number, false);
      case "<=" -> new Bounds(-INFINITE, false, number, true);
      case ">" -> new Bounds(number, false, INFINITE, false);
      case ">=" -> new Bounds(number, true, INFINITE, false);
      case "==" -> new Bounds(number, true, number, true);
      default -> null;
    };
  }

  /** The numbers that are in both. */
  Bounds and(Bounds other) {
    boolean ownLow = low > other.low || (low == other.low && !lowIn);
    boolean ownHigh = high < other.high || (high == other.high && !highIn);
    return new Bounds(
        ownLow ? low : other.low,
        ownLow ? lowIn : other.lowIn,
        ownHigh ? high : other.high,
        ownHigh ? highIn : other.highIn);
  }

  boolean isEmpty() {
    return low > high || (low == high && !(lowIn && highIn));
  }

  /** Whether all of these numbers are among others. */
  boolean isWithin(Bounds other) {
    return isEmpty() || and(other).equals(this);
  }
}
