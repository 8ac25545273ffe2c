package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds ratios of counts that a condition compares without asking for a number of cases. */
final class Counts {

  private static final Set<String> SUMS = Set.of("_+_", "_-_", "_*_");

  private final Map<String, String> formulas;
  // KPIs that name others twice would be looked at twice as often with each that builds on them.
  private final Map<String, Boolean> ratios = new HashMap<>();
  private final Map<String, Boolean> counts = new HashMap<>();

  /**
   * @param formulas of the catalog's KPIs, which have no cycles
   */
  Counts(Map<String, String> formulas) {
    this.formulas = formulas;
  }

  /** The ratios that a condition compares; none where it asks for at least so many cases. */
  List<CelExpr> bareRatios(CelExpr condition, @Nullable CelExpr appliesTo) {
    List<CelExpr> ratios = new ArrayList<>();
    if (!hasMinimum(condition) && (appliesTo == null || !hasMinimum(appliesTo))) {
      Tree.walk(
          condition,
          part -> {
            if (Operators.comparison(part) != null) {
              Tree.parts(part).stream().filter(this::isRatio).forEach(ratios::add);
            }
          });
    }
    return ratios;
  }

  private boolean hasMinimum(CelExpr condition) {
    boolean[] found = new boolean[1];
    Tree.walk(condition, part -> found[0] |= isMinimum(part));
    return found[0];
  }

  private boolean isMinimum(CelExpr expr) {
    Conjunction.Comparison it = Conjunction.Comparison.of(expr);
    return it != null
        && isCount(it.value())
        && ((it.sign().equals(">=") && it.number() > 1)
            || (it.sign().equals(">") && it.number() >= 1));
  }

  private boolean isRatio(CelExpr expr) {
    CelExpr formula = formula(expr);
    if (formula != null) {
      return known(ratios, expr, formula, this::isRatio);
    }
    if (!Tree.isCall(expr)) {
      return false;
    }
    List<CelExpr> parts = Tree.parts(expr);
    return switch (expr.call().function()) {
      case "_/_" ->
          parts.stream().allMatch(this::isCount) || parts.stream().anyMatch(this::isRatio);
      case "change" -> parts.stream().allMatch(this::isCount);
      case "when" -> isRatio(parts.get(1)) && !hasMinimum(parts.get(0));
      case "coalesce", "_+_", "_-_", "_*_", "-_" -> parts.stream().anyMatch(this::isRatio);
      default -> false;
    };
  }

  /** Whether an expression counts cases: counts alone, added up. */
  private boolean isCount(CelExpr expr) {
    CelExpr formula = formula(expr);
    if (formula != null) {
      return known(counts, expr, formula, this::isCount);
    }
    if (Tree.isCall(expr) && SUMS.contains(expr.call().function())) {
      List<CelExpr> parts = Tree.parts(expr);
      return parts.stream().allMatch(part -> isCount(part) || Tree.number(part) != null)
          && parts.stream().anyMatch(this::isCount);
    }
    return Tree.isCall(expr, "count");
  }

  private static boolean known(
      Map<String, Boolean> answers, CelExpr name, CelExpr formula, Predicate<CelExpr> question) {
    Boolean answer = answers.get(name.ident().name());
    if (answer == null) {
      answer = question.test(formula);
      answers.put(name.ident().name(), answer);
    }
    return answer;
  }

  private @Nullable CelExpr formula(CelExpr expr) {
    String formula =
        expr.getKind() == CelExpr.ExprKind.Kind.IDENT ? formulas.get(expr.ident().name()) : null;
    Tree tree = formula == null ? null : Tree.of(formula);
    return tree == null ? null : tree.root();
  }
}
