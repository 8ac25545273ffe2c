package io.channelwatch.rule.expression;

import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Truth;

/** Logic of three values: what holds, what does not, and what cannot be known. */
final class Conditions {

  private Conditions() {}

  static Truth of(boolean holds) {
    return holds ? Truth.TRUE : Truth.FALSE;
  }

  static Condition constant(boolean holds) {
    Truth truth = of(holds);
    return facts -> truth;
  }

  static Condition not(Condition a) {
    return facts ->
        switch (a.test(facts)) {
          case TRUE -> Truth.FALSE;
          case FALSE -> Truth.TRUE;
          case ABSENT -> Truth.ABSENT;
        };
  }

  static Condition and(Condition a, Condition b) {
    return both(Truth.FALSE, a, b);
  }

  static Condition or(Condition a, Condition b) {
    return both(Truth.TRUE, a, b);
  }

  /** One side decides where it has the deciding truth, whatever the other one is. */
  private static Condition both(Truth decides, Condition a, Condition b) {
    return facts -> {
      Truth left = a.test(facts);
      if (left == decides) {
        return decides;
      }
      Truth right = b.test(facts);
      return left == Truth.ABSENT && right != decides ? Truth.ABSENT : right;
    };
  }

  static Condition when(Condition condition, Condition x) {
    return facts -> condition.test(facts) == Truth.TRUE ? x.test(facts) : Truth.ABSENT;
  }

  static Condition choose(Condition condition, Condition a, Condition b) {
    return facts ->
        switch (condition.test(facts)) {
          case TRUE -> a.test(facts);
          case FALSE -> b.test(facts);
          case ABSENT -> Truth.ABSENT;
        };
  }

  static Condition coalesce(Condition a, Condition b) {
    return facts -> {
      Truth truth = a.test(facts);
      return truth == Truth.ABSENT ? b.test(facts) : truth;
    };
  }

  static Condition known(Condition a) {
    return facts -> of(a.test(facts) != Truth.ABSENT);
  }

  static Condition equal(Condition a, Condition b) {
    return facts -> {
      Truth left = a.test(facts);
      Truth right = b.test(facts);
      return left == Truth.ABSENT || right == Truth.ABSENT ? Truth.ABSENT : of(left == right);
    };
  }
}
