package io.channelwatch.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sound expression as it was parsed, to be looked at rather than evaluated. */
final class Tree {

  private final Source source;
  private final CelExpr root;

  private Tree(Source source, CelExpr root) {
    this.source = source;
    this.root = root;
  }

  /** The tree of a text; null if it is no expression. */
  static @Nullable Tree of(String text) {
    CelAbstractSyntaxTree parsed = Syntax.parse(text, new ArrayList<>());
    return parsed == null
        ? null
        : new Tree(new Source(text, parsed.getSource().getPositionsMap()), parsed.getExpr());
  }

  CelExpr root() {
    return root;
  }

  /** Something to say at a part of the expression. */
  Mistake remark(CelExpr at, String message) {
    CelExpr first = at;
    while (isCall(first) && Operators.isOperator(first.call().function())) {
      first = parts(first).get(0);
    }
    return new Mistake(source.start(first), message);
  }

  /** Shows an expression and every part of it. */
  static void walk(CelExpr expr, Consumer<CelExpr> action) {
    action.accept(expr);
    parts(expr).forEach(part -> walk(part, action));
  }

  /** What an expression is directly made of. */
  static List<CelExpr> parts(CelExpr expr) {
    return switch (expr.getKind()) {
      case SELECT -> List.of(expr.select().operand());
      case LIST -> expr.list().elements();
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>();
        expr.call().target().ifPresent(parts::add);
        parts.addAll(expr.call().args());
        yield parts;
      }
      default -> List.of();
    };
  }

  static boolean isCall(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL;
  }

  static boolean isCall(CelExpr expr, String function) {
    return isCall(expr) && expr.call().function().equals(function);
  }

  /** A number that is written out; null for anything else. */
  static @Nullable Double number(CelExpr expr) {
    if (isCall(expr, "-_")) {
      Double positive = number(parts(expr).get(0));
      return positive == null ? null : -positive;
    }
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE
        ? expr.constant().doubleValue()
        : null;
  }

  /** A text that is written out; null for anything else. */
  static @Nullable String text(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? expr.constant().stringValue()
        : null;
  }

  /** The same text for the same expression, however it is spaced. */
  static String canonical(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> expr.constant().toString();
      case IDENT -> expr.ident().name();
      case SELECT -> canonical(expr.select().operand()) + "." + expr.select().field();
      default ->
          parts(expr).stream()
              .map(Tree::canonical)
              .collect(
                  Collectors.joining(
                      ", ", (isCall(expr) ? expr.call().function() : "") + "(", ")"));
    };
  }
}
