package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition as what must hold all at once: bounds of values, and anything else. */
final class Conjunction {

  private final Map<String, Bounds> bounds = new LinkedHashMap<>();
  private final Set<String> others = new HashSet<>();

  Conjunction(CelExpr condition) {
    add(condition);
  }

  /**
   * Whether this can surely hold where another does not: it reaches further in a value that both
   * compare with numbers. Where anything else is involved that the other does not ask for as well,
   * nothing is sure.
   */
  boolean reachesBeyond(Conjunction other) {
    if (!other.others.containsAll(others) || bounds.values().stream().anyMatch(Bounds::isEmpty)) {
      return false;
    }
    return other.bounds.entrySet().stream()
        .anyMatch(
            entry -> {
              Bounds own = bounds.get(entry.getKey());
              return own != null && !own.isWithin(entry.getValue());
            });
  }

  private void add(CelExpr condition) {
    if (Tree.isCall(condition, "_&&_")) {
      Tree.parts(condition).forEach(this::add);
    } else if (!addComparison(condition)) {
      others.add(Tree.canonical(condition));
    }
  }

  private boolean addComparison(CelExpr condition) {
    Comparison comparison = Comparison.of(condition);
    Bounds compared = comparison == null ? null : Bounds.of(comparison.sign(), comparison.number());
    if (comparison == null || compared == null) {
      return false;
    }
    bounds.merge(Tree.canonical(comparison.value()), compared, Bounds::and);
    return true;
  }

  /** A comparison of something with a number that is written out, the number on the right. */
  record Comparison(CelExpr value, String sign, double number) {

    static @Nullable Comparison of(CelExpr expr) {
      String sign = Operators.comparison(expr);
      if (sign == null) {
        return null;
      }
      CelExpr left = Tree.parts(expr).get(0);
      CelExpr right = Tree.parts(expr).get(1);
      Double number = Tree.number(right);
      if (number != null) {
        return new Comparison(left, sign, number);
      }
      Double flipped = Tree.number(left);
      return flipped == null ? null : new Comparison(right, Operators.flipped(sign), flipped);
    }
  }
}
