package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.NumberExpression;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CEL's operators. */
final class Operators {

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("_&&_", "&&"),
          Map.entry("_||_", "||"),
          Map.entry("!_", "!"),
          Map.entry("-_", "-"),
          Map.entry("_+_", "+"),
          Map.entry("_-_", "-"),
          Map.entry("_*_", "*"),
          Map.entry("_/_", "/"),
          Map.entry("_%_", "%"),
          Map.entry("_<_", "<"),
          Map.entry("_<=_", "<="),
          Map.entry("_>_", ">"),
          Map.entry("_>=_", ">="),
          Map.entry("_==_", "=="),
          Map.entry("_!=_", "!="),
          Map.entry("@in", "in"),
          Map.entry("_[_]", "[]"),
          Map.entry("_?_:_", "?:"));

  private static final Map<String, String> FLIPPED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");

  private final Source source;
  private final Trace trace;

  Operators(Source source, Trace trace) {
    this.source = source;
    this.trace = trace;
  }

  static boolean isOperator(String function) {
    return SIGNS.containsKey(function);
  }

  /** The sign of a comparison; null for any other expression. */
  static @Nullable String comparison(CelExpr expr) {
    String sign = Tree.isCall(expr) ? SIGNS.get(expr.call().function()) : null;
    return sign != null && FLIPPED.containsKey(sign) ? sign : null;
  }

  /** The sign of the same comparison with its sides changed. */
  static String flipped(String sign) {
    return FLIPPED.getOrDefault(sign, sign);
  }

  Term apply(CelExpr expr, List<Term> sides) {
    Term first = sides.get(0);
    for (Term side : sides) {
      if (side instanceof Term.Broken) {
        return side;
      }
    }
    String sign = SIGNS.getOrDefault(expr.call().function(), "");
    if (sides.size() == 1) {
      return unary(expr, sign, first);
    }
    Term second = sides.get(1);
    return switch (sign) {
      case "?:" -> choose(expr, first, second, sides.get(2));
      case "[]" -> label(expr, first, second);
      case "in" -> in(expr, first, second);
      case "&&", "||" -> logic(expr, sign, first, second);
      case "==", "!=", "<", "<=", ">", ">=" -> compare(expr, sign, first, second);
      default -> arithmetic(expr, sign, first, second);
    };
  }

  private Term unary(CelExpr expr, String sign, Term term) {
    if (sign.equals("!") && term instanceof Term.Truth truth) {
      return new Term.Truth(Conditions.not(truth.condition()));
    }
    if (sign.equals("-") && term instanceof Term.Numeric number) {
      Double constant = number.constant();
      NumberExpression negated = Numbers.negate(number.expression());
      return new Term.Numeric(negated, constant == null ? null : -constant, number.unit(), null);
    }
    return source.mistake(expr, "'" + sign + "' cannot stand before " + term.kind());
  }

  private Term choose(CelExpr expr, Term condition, Term a, Term b) {
    if (!(condition instanceof Term.Truth truth)) {
      return source.mistake(expr, "before '?' stands a condition, not " + condition.kind());
    }
    if (a instanceof Term.Numeric x && b instanceof Term.Numeric y) {
      return Term.Numeric.of(Numbers.choose(truth.condition(), x.expression(), y.expression()));
    }
    if (a instanceof Term.Text x && b instanceof Term.Text y) {
      return new Term.Text(Texts.choose(truth.condition(), x.expression(), y.expression()), null);
    }
    if (a instanceof Term.Truth x && b instanceof Term.Truth y) {
      return new Term.Truth(Conditions.choose(truth.condition(), x.condition(), y.condition()));
    }
    return source.mistake(
        expr, "both sides of ':' must be alike, not " + a.kind() + " and " + b.kind());
  }

  private Term label(CelExpr expr, Term labels, Term key) {
    if (labels instanceof Term.Labels && key instanceof Term.Text text) {
      return new Term.Text(Fields.label(text.expression()), null);
    }
    return source.mistake(expr, "only labels take a key in brackets, a text");
  }

  private Term in(CelExpr expr, Term item, Term list) {
    if (item instanceof Term.Text text && list instanceof Term.Labels) {
      return new Term.Truth(Fields.hasLabel(text.expression()));
    }
    if (item instanceof Term.Text text && list instanceof Term.Texts texts) {
      Term impossible = null;
      for (int i = 0; i < texts.items().size(); i++) {
        CelExpr at = expr.call().args().get(1).list().elements().get(i);
        Term here = impossible(at, text, texts.items().get(i));
        impossible = here == null ? impossible : here;
      }
      if (impossible != null) {
        return impossible;
      }
      return new Term.Truth(in(text.expression(), texts.items()));
    }
    if (item instanceof Term.Numeric number && list instanceof Term.Numbers numbers) {
      NumberExpression[] items =
          numbers.items().stream().map(Term.Numeric::expression).toArray(NumberExpression[]::new);
      return new Term.Truth(Numbers.in(number.expression(), items));
    }
    return source.mistake(expr, "'in' cannot look for " + item.kind() + " in " + list.kind());
  }

  private static Condition in(TextExpression item, List<Term.Text> items) {
    boolean fixed = items.stream().allMatch(text -> text.constant() != null);
    return fixed
        ? Texts.in(item, items.stream().map(Term.Text::constant).collect(Collectors.toSet()))
        : Texts.in(item, items.stream().map(Term.Text::expression).toList());
  }

  private Term logic(CelExpr expr, String sign, Term a, Term b) {
    if (a instanceof Term.Truth x && b instanceof Term.Truth y) {
      return new Term.Truth(
          sign.equals("&&")
              ? Conditions.and(x.condition(), y.condition())
              : Conditions.or(x.condition(), y.condition()));
    }
    String other = (a instanceof Term.Truth ? b : a).kind();
    return source.mistake(expr, "'" + sign + "' joins conditions, not " + other);
  }

  private Term compare(CelExpr expr, String sign, Term a, Term b) {
    if (a instanceof Term.Numeric x && b instanceof Term.Numeric y) {
      note(x, sign, y);
      note(y, flipped(sign), x);
      return new Term.Truth(Numbers.compare(sign, x.expression(), y.expression()));
    }
    boolean equality = sign.equals("==") || sign.equals("!=");
    if (equality && a instanceof Term.Text x && b instanceof Term.Text y) {
      Term impossible = impossible(expr.call().args().get(1), x, y);
      impossible = impossible == null ? impossible(expr.call().args().get(0), y, x) : impossible;
      if (impossible != null) {
        return impossible;
      }
      return equality(sign, Texts.equal(x.expression(), y.expression()));
    }
    if (equality && a instanceof Term.Truth x && b instanceof Term.Truth y) {
      return equality(sign, Conditions.equal(x.condition(), y.condition()));
    }
    if (a.kind().equals(b.kind())) {
      return source.mistake(expr, "'" + sign + "' compares numbers, not " + a.kind());
    }
    return source.mistake(expr, "'" + sign + "' cannot compare " + a.kind() + " with " + b.kind());
  }

  /** The mistake if a text that is written out is none that the other one can be; else null. */
  private @Nullable Term impossible(CelExpr at, Term.Text text, Term.Text written) {
    if (text.symbols() == null || written.constant() == null) {
      return null;
    }
    String problem = text.symbols().problem(written.constant());
    return problem == null ? null : source.mistake(at, problem);
  }

  private static Term equality(String sign, Condition equal) {
    return new Term.Truth(sign.equals("==") ? equal : Conditions.not(equal));
  }

  private void note(Term.Numeric value, String sign, Term.Numeric other) {
    if (value.value() != null && other.constant() != null) {
      trace.comparison(new Trace.Comparison(value.value(), sign, other.constant()));
    }
  }

  private Term arithmetic(CelExpr expr, String sign, Term a, Term b) {
    if (a instanceof Term.Text x && b instanceof Term.Text y && sign.equals("+")) {
      return new Term.Text(Texts.join(x.expression(), y.expression()), null);
    }
    if (!(a instanceof Term.Numeric x && b instanceof Term.Numeric y)) {
      String other = (a instanceof Term.Numeric ? b : a).kind();
      return source.mistake(expr, "'" + sign + "' calculates with numbers, not " + other);
    }
    return switch (sign) {
      case "+" -> Term.Numeric.of(Numbers.add(x.expression(), y.expression()));
      case "-" -> Term.Numeric.of(Numbers.subtract(x.expression(), y.expression()));
      case "*" -> Term.Numeric.of(Numbers.multiply(x.expression(), y.expression()));
      case "/" -> Term.Numeric.of(Numbers.divide(x.expression(), y.expression()));
      default -> source.mistake(expr, "there is no remainder of numbers with fractions");
    };
  }
}
