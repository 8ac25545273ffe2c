package io.channelwatch.rule;

/** A compiled formula that gives a number. */
@FunctionalInterface
public interface NumberExpression {

  /** The number; {@code NaN} where it cannot be known. */
  double value(Facts facts);
}
