package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Unit;
import io.channelwatch.text.Nearest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of functions. */
final class Calls {

  private final Source source;
  private final Trace trace;
  private final History history;

  Calls(Source source, Trace trace, CallSlots slots) {
    this.source = source;
    this.trace = trace;
    this.history = new History(source, trace, slots);
  }

  Term call(CelExpr expr, List<Term> arguments) {
    Function function = Function.byName().get(expr.call().function());
    if (function == null) {
      return source.mistake(expr, unknown(expr.call().function()));
    }
    for (Term argument : arguments) {
      if (argument instanceof Term.Broken) {
        return argument;
      }
    }
    String signature = signature(function, arguments);
    if (signature == null) {
      String given = arguments.stream().map(Term::kind).collect(Collectors.joining(", "));
      return source.mistake(
          expr, "write " + function.usage() + ", not " + function.word() + "(" + given + ")");
    }
    Term term =
        function.readsPartner()
            ? history.call(function, expr, arguments)
            : plain(function, signature, expr, arguments);
    return term instanceof Term.Numeric number ? value(expr, number) : term;
  }

  /** Notes the call as a value, and makes the term known as that value. */
  private Term value(CelExpr expr, Term.Numeric number) {
    String text = source.call(expr);
    Unit unit = number.unit();
    trace.value(
        new Trace.Value(
            source.start(expr), text, unit, number.expression(), readsDeal(expr), List.of()));
    return new Term.Numeric(number.expression(), null, unit, text);
  }

  private static boolean readsDeal(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name().equals("deal");
      case SELECT -> readsDeal(expr.select().operand());
      case LIST -> expr.list().elements().stream().anyMatch(Calls::readsDeal);
      case CALL ->
          expr.call().target().filter(Calls::readsDeal).isPresent()
              || expr.call().args().stream().anyMatch(Calls::readsDeal);
      default -> false;
    };
  }

  private static String unknown(String name) {
    String hint = Nearest.hint(name, Function.byName().keySet());
    return "there is no function '" + name + "'" + hint;
  }

  private static @Nullable String signature(Function function, List<Term> arguments) {
    StringBuilder kinds = new StringBuilder();
    for (Term argument : arguments) {
      kinds.append(
          argument instanceof Term.Numeric
              ? 'n'
              : argument instanceof Term.Text ? 't' : argument instanceof Term.Truth ? 'b' : '?');
    }
    for (String signature : function.signatures()) {
      if (signature.substring(2).contentEquals(kinds)) {
        return signature;
      }
    }
    return null;
  }

  private Term plain(Function function, String signature, CelExpr expr, List<Term> arguments) {
    return switch (function) {
      case CHANGE -> {
        NumberExpression change = Numbers.change(number(arguments, 0), number(arguments, 1));
        yield new Term.Numeric(change, null, Unit.PERCENT, null);
      }
      case SCORE -> score(expr, arguments);
      case WHEN -> when(signature, arguments);
      case KNOWN -> new Term.Truth(known(arguments.get(0)));
      default -> coalesce(signature, arguments);
    };
  }

  private Term score(CelExpr expr, List<Term> arguments) {
    Double zero = ((Term.Numeric) arguments.get(1)).constant();
    Double full = ((Term.Numeric) arguments.get(2)).constant();
    if (zero != null && full != null && zero.doubleValue() == full.doubleValue()) {
      return source.mistake(
          expr.call().args().get(2), "score needs two different numbers for 0 and for 100");
    }
    return new Term.Numeric(
        Numbers.score(number(arguments, 0), number(arguments, 1), number(arguments, 2)),
        null,
        Unit.SCORE,
        null);
  }

  private static Term when(String signature, List<Term> arguments) {
    Condition condition = ((Term.Truth) arguments.get(0)).condition();
    Term x = arguments.get(1);
    return switch (signature.charAt(0)) {
      case 'n' -> {
        Term.Numeric number = (Term.Numeric) x;
        yield new Term.Numeric(
            Numbers.when(condition, number.expression()), null, number.unit(), null);
      }
      case 't' -> new Term.Text(Texts.when(condition, ((Term.Text) x).expression()), null);
      default -> new Term.Truth(Conditions.when(condition, ((Term.Truth) x).condition()));
    };
  }

  private Condition known(Term x) {
    if (x instanceof Term.Numeric number) {
      trace.known(number.value());
      return Numbers.known(number.expression());
    }
    return x instanceof Term.Text text
        ? Texts.known(text.expression())
        : Conditions.known(((Term.Truth) x).condition());
  }

  private static Term coalesce(String signature, List<Term> arguments) {
    Term a = arguments.get(0);
    Term b = arguments.get(1);
    return switch (signature.charAt(0)) {
      case 'n' -> {
        Unit unit = ((Term.Numeric) a).unit();
        yield new Term.Numeric(
            Numbers.coalesce(number(arguments, 0), number(arguments, 1)),
            null,
            unit == null ? ((Term.Numeric) b).unit() : unit,
            null);
      }
      case 't' ->
          new Term.Text(
              Texts.coalesce(((Term.Text) a).expression(), ((Term.Text) b).expression()), null);
      default ->
          new Term.Truth(
              Conditions.coalesce(((Term.Truth) a).condition(), ((Term.Truth) b).condition()));
    };
  }

  private static NumberExpression number(List<Term> arguments, int index) {
    return ((Term.Numeric) arguments.get(index)).expression();
  }
}
