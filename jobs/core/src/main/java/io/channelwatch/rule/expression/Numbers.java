package io.channelwatch.rule.expression;

import io.channelwatch.rule.Condition;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Truth;

/**
 * Arithmetic and comparison. {@code NaN} is absence: it passes through arithmetic of its own
 * accord, and a comparison with it is absent. What leaves the range of doubles is absent too, so
 * that no infinity is ever told to anyone.
 */
final class Numbers {

  private Numbers() {}

  static NumberExpression constant(double number) {
    return facts -> number;
  }

  static NumberExpression negate(NumberExpression a) {
    return facts -> -a.value(facts);
  }

  static NumberExpression add(NumberExpression a, NumberExpression b) {
    return facts -> finite(a.value(facts) + b.value(facts));
  }

  static NumberExpression subtract(NumberExpression a, NumberExpression b) {
    return facts -> finite(a.value(facts) - b.value(facts));
  }

  static NumberExpression multiply(NumberExpression a, NumberExpression b) {
    return facts -> finite(a.value(facts) * b.value(facts));
  }

  static NumberExpression divide(NumberExpression a, NumberExpression b) {
    return facts -> finite(a.value(facts) / b.value(facts));
  }

  /** (a - b) / |b|. */
  static NumberExpression change(NumberExpression a, NumberExpression b) {
    return facts -> {
      double before = b.value(facts);
      return finite((a.value(facts) - before) / Math.abs(before));
    };
  }

  /** 0 at {@code zero}, 100 at {@code full}, linear between, clamped. */
  static NumberExpression score(NumberExpression x, NumberExpression zero, NumberExpression full) {
    return facts -> {
      double from = zero.value(facts);
      double share = finite((x.value(facts) - from) / (full.value(facts) - from));
      return 100 * Math.max(0, Math.min(1, share));
    };
  }

  static NumberExpression when(Condition condition, NumberExpression x) {
    return facts -> condition.test(facts) == Truth.TRUE ? x.value(facts) : Double.NaN;
  }

  static NumberExpression choose(Condition condition, NumberExpression a, NumberExpression b) {
    return facts ->
        switch (condition.test(facts)) {
          case TRUE -> a.value(facts);
          case FALSE -> b.value(facts);
          case ABSENT -> Double.NaN;
        };
  }

  static NumberExpression coalesce(NumberExpression a, NumberExpression b) {
    return facts -> {
      double number = a.value(facts);
      return Double.isNaN(number) ? b.value(facts) : number;
    };
  }

  static Condition known(NumberExpression x) {
    return facts -> Conditions.of(!Double.isNaN(x.value(facts)));
  }

  /** A comparison by its operator. */
  static Condition compare(String operator, NumberExpression a, NumberExpression b) {
    return switch (operator) {
      case "<" -> facts -> less(a.value(facts), b.value(facts));
      case "<=" -> facts -> lessOrEqual(a.value(facts), b.value(facts));
      case ">" -> facts -> less(b.value(facts), a.value(facts));
      case ">=" -> facts -> lessOrEqual(b.value(facts), a.value(facts));
      case "==" -> facts -> equal(a.value(facts), b.value(facts));
      case "!=" -> Conditions.not(facts -> equal(a.value(facts), b.value(facts)));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Whether a number is in a list of which every item counts: one that is absent hides it. */
  static Condition in(NumberExpression x, NumberExpression... items) {
    return facts -> {
      double number = x.value(facts);
      boolean absent = Double.isNaN(number);
      boolean found = false;
      for (NumberExpression item : items) {
        double candidate = item.value(facts);
        absent |= Double.isNaN(candidate);
        found |= candidate == number;
      }
      return absent ? Truth.ABSENT : Conditions.of(found);
    };
  }

  private static Truth less(double a, double b) {
    if (a < b) {
      return Truth.TRUE;
    }
    return a >= b ? Truth.FALSE : Truth.ABSENT;
  }

  private static Truth lessOrEqual(double a, double b) {
    if (a <= b) {
      return Truth.TRUE;
    }
    return a > b ? Truth.FALSE : Truth.ABSENT;
  }

  private static Truth equal(double a, double b) {
    if (a == b) {
      return Truth.TRUE;
    }
    return a < b || a > b ? Truth.FALSE : Truth.ABSENT;
  }

  private static double finite(double number) {
    return Math.abs(number) <= Double.MAX_VALUE ? number : Double.NaN;
  }
}
