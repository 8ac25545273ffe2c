package io.channelwatch.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An expression of a rule or a KPI: it prints itself as the product reads it, and knows its own
 * value. Values are doubles, texts and booleans; null is absent.
 */
sealed interface Expr {

  /** Its text in CEL. */
  String text();

  /** What it gives; null where that is absent. */
  Object value(View view);

  /** What it consists of. */
  List<Expr> parts();

  /** Gives itself and everything that it consists of. */
  default void each(Consumer<Expr> taker) {
    taker.accept(this);
    parts().forEach(part -> part.each(taker));
  }

  /** Its text where it stands within another. */
  default String inner() {
    return text();
  }

  /** A number. */
  record Num(double number) implements Expr {
    @Override
    public String text() {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    @Override
    public Object value(View view) {
      return number;
    }

    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** A text. */
  record Str(String string) implements Expr {
    @Override
    public String text() {
      return "'" + string + "'";
    }

    @Override
    public Object value(View view) {
      return string;
    }

    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** A field of the profile, a fact of the deal, or a KPI. */
  record Name(String text) implements Expr {
    @Override
    public Object value(View view) {
      return view.name(text);
    }

    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** A label of the profile. */
  record Label(String key) implements Expr {
    @Override
    public String text() {
      return "labels['" + key + "']";
    }

    @Override
    public Object value(View view) {
      return view.label(key);
    }

    @Override
    public List<Expr> parts() {
      return List.of();
    }
  }

  /** A call of a function. */
  record Call(String function, List<Expr> parts) implements Expr {

    @Override
    public String text() {
      return function + parts.stream().map(Expr::text).collect(Collectors.joining(",", "(", ")"));
    }

    /** An argument that is a text or a whole number, as a text; null where it was left out. */
    String argument(int index) {
      if (index >= parts.size()) {
        return null;
      }
      return parts.get(index) instanceof Str text ? text.string() : parts.get(index).text();
    }

    private static Double number(Expr expr, View view) {
      return (Double) expr.value(view);
    }

    @Override
    public Object value(View view) {
      return switch (function) {
        case "known" -> parts.get(0).value(view) != null;
        case "coalesce" -> {
          Object first = parts.get(0).value(view);
          yield first == null ? parts.get(1).value(view) : first;
        }
        case "when" ->
            Boolean.TRUE.equals(parts.get(0).value(view)) ? parts.get(1).value(view) : null;
        case "change" -> change(number(parts.get(0), view), number(parts.get(1), view));
        case "score" ->
            score(
                number(parts.get(0), view), number(parts.get(1), view), number(parts.get(2), view));
        default -> view.history(function, argument(0), argument(1), argument(2));
      };
    }

    private static Double change(Double a, Double b) {
      return a == null || b == null || b == 0 ? null : (Double) ((a - b) / Math.abs(b));
    }

    static Double score(Double x, double zero, double full) {
      return x == null
          ? null
          : (Double) Math.max(0, Math.min(100, (x - zero) / (full - zero) * 100));
    }
  }

  /** Two sides and what stands between them. */
  record Op(String operator, Expr left, Expr right) implements Expr {
    @Override
    public String text() {
      return left.inner() + " " + operator + " " + right.inner();
    }

    @Override
    public String inner() {
      return "(" + text() + ")";
    }

    @Override
    public List<Expr> parts() {
      return List.of(left, right);
    }

    boolean compares() {
      return List.of("<", "<=", ">", ">=", "==", "!=").contains(operator);
    }

    @Override
    public Object value(View view) {
      Object a = left.value(view);
      Object b = right.value(view);
      if (operator.equals("&&") || operator.equals("||")) {
        Boolean decisive = operator.equals("||");
        if (decisive.equals(a) || decisive.equals(b)) {
          return decisive;
        }
        return a == null || b == null ? null : (Object) !decisive;
      }
      if (a == null || b == null) {
        return null;
      }
      if (a instanceof Double x && b instanceof Double y) {
        return ofNumbers(x, y);
      }
      return operator.equals("==") == a.equals(b);
    }

    private Object ofNumbers(double x, double y) {
      return switch (operator) {
        case "+" -> x + y;
        case "-" -> x - y;
        case "*" -> x * y;
        case "/" -> y == 0 ? null : (Object) (x / y);
        case "<" -> x < y;
        case "<=" -> x <= y;
        case ">" -> x > y;
        case ">=" -> x >= y;
        case "==" -> x == y;
        case "!=" -> x != y;
        default -> throw new IllegalArgumentException(operator);
      };
    }
  }

  /** The opposite of a condition. */
  record Not(Expr part) implements Expr {
    @Override
    public String text() {
      return "!" + part.inner();
    }

    @Override
    public Object value(View view) {
      Object value = part.value(view);
      return value == null ? null : (Object) !(Boolean) value;
    }

    @Override
    public List<Expr> parts() {
      return List.of(part);
    }
  }

  /** Whether something is one of several. */
  record In(Expr part, List<Expr> several) implements Expr {
    @Override
    public String text() {
      return part.inner()
          + " in "
          + several.stream().map(Expr::text).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String inner() {
      return "(" + text() + ")";
    }

    @Override
    public Object value(View view) {
      Object value = part.value(view);
      return value == null
          ? null
          : (Object) several.stream().anyMatch(one -> value.equals(one.value(view)));
    }

    @Override
    public List<Expr> parts() {
      return List.of(part);
    }
  }

  /** One of two, as a condition says. */
  record If(Expr condition, Expr yes, Expr no) implements Expr {
    @Override
    public String text() {
      return condition.inner() + " ? " + yes.inner() + " : " + no.inner();
    }

    @Override
    public String inner() {
      return "(" + text() + ")";
    }

    @Override
    public Object value(View view) {
      Object holds = condition.value(view);
      return holds == null ? null : (Boolean) holds ? yes.value(view) : no.value(view);
    }

    @Override
    public List<Expr> parts() {
      return List.of(condition, yes, no);
    }
  }
}
