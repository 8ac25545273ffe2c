package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes closures of a parsed expression. All mistakes of an expression are told, each once: what
 * stands around a broken part is not looked at again.
 */
final class Compiler {

  private final Source source;
  private final Vocabulary vocabulary;
  private final DottedFields fields;
  private final Trace trace;
  private final Operators operators;
  private final Methods methods;
  private final Calls calls;

  Compiler(Source source, Vocabulary vocabulary, Place place, Trace trace, CallSlots slots) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.fields = new DottedFields(source, place, trace);
    this.trace = trace;
    this.operators = new Operators(source, trace);
    this.methods = new Methods(source);
    this.calls = new Calls(source, trace, slots);
  }

  Term compile(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr);
      case IDENT -> name(expr, expr.ident().name());
      case SELECT -> field(expr);
      case CALL -> call(expr);
      case LIST -> list(expr);
      default -> source.mistake(expr, "maps and objects cannot be made in an expression");
    };
  }

  private Term constant(CelExpr expr) {
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case DOUBLE_VALUE -> number(expr, constant.doubleValue());
      case STRING_VALUE ->
          new Term.Text(Texts.constant(constant.stringValue()), constant.stringValue());
      case BOOLEAN_VALUE -> new Term.Truth(Conditions.constant(constant.booleanValue()));
      case UINT64_VALUE -> source.mistake(expr, "a number is written without 'u'");
      case NULL_VALUE -> source.mistake(expr, "there is no null; write known(x) or !known(x)");
      default -> source.mistake(expr, "only numbers, texts, true and false can be written out");
    };
  }

  private Term number(CelExpr expr, double number) {
    if (Double.isInfinite(number)) {
      return source.mistake(expr, "this number is too large");
    }
    return new Term.Numeric(Numbers.constant(number), number, null, null);
  }

  private Term name(CelExpr expr, String name) {
    TextExpression field = Fields.PROFILE.get(name);
    if (field != null) {
      trace.profile();
      return new Term.Text(field, null, Symbols.ofProfile(name));
    }
    if (name.equals(Fields.LABELS)) {
      trace.profile();
      return new Term.Labels();
    }
    Vocabulary.Meaning meaning = vocabulary.kpi(name);
    if (meaning instanceof Vocabulary.Computed kpi) {
      return kpi(expr, name, kpi);
    }
    if (meaning instanceof Vocabulary.Unusable unusable) {
      String problem = unusable.problem();
      return problem == null ? new Term.Broken() : source.mistake(expr, problem);
    }
    return source.mistake(expr, unknown(name));
  }

  private Term kpi(CelExpr expr, String name, Vocabulary.Computed kpi) {
    int slot = kpi.slot();
    NumberExpression formula = kpi.formula();
    NumberExpression value = facts -> facts.kpi(slot, formula);
    trace.value(new Trace.Value(source.start(expr), name, kpi.unit(), value, false, kpi.parts()));
    trace.add(kpi.reads());
    return new Term.Numeric(value, null, kpi.unit(), name);
  }

  private String unknown(String name) {
    if (name.equals("deal")) {
      return "deal alone is no value; its fields are " + String.join(", ", Fields.dealNames());
    }
    if (name.equals("partner")) {
      return "partner alone is no value; its fields are "
          + String.join(", ", Fields.PARTNER.keySet());
    }
    if (Function.byName().containsKey(name)) {
      return "'" + name + "' is a function: " + Function.byName().get(name).usage();
    }
    Set<String> known = new LinkedHashSet<>(vocabulary.kpis());
    known.addAll(Fields.PROFILE.keySet());
    known.add(Fields.LABELS);
    String nearest = Nearest.hint(name, known);
    String hint = nearest.isEmpty() ? Nearest.hint(name, Function.byName().keySet()) : nearest;
    return "there is no KPI or field '" + name + "'" + hint;
  }

  private Term field(CelExpr expr) {
    CelExpr operand = expr.select().operand();
    String field = expr.select().field();
    if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      switch (operand.ident().name()) {
        case "deal" -> {
          return fields.deal(expr, field);
        }
        case "partner" -> {
          return fields.partner(expr, field);
        }
        default -> {}
      }
    }
    Term term = compile(operand);
    if (term instanceof Term.Labels) {
      return new Term.Text(Fields.label(Texts.constant(field)), null);
    }
    return term instanceof Term.Broken
        ? term
        : source.mistake(expr, term.kind() + " has no field '" + field + "'");
  }

  private Term list(CelExpr expr) {
    List<Term> items = expr.list().elements().stream().map(this::compile).toList();
    List<Term.Text> texts = new ArrayList<>();
    List<Term.Numeric> numbers = new ArrayList<>();
    for (Term item : items) {
      if (item instanceof Term.Text text) {
        texts.add(text);
      } else if (item instanceof Term.Numeric number) {
        numbers.add(number);
      } else if (item instanceof Term.Broken) {
        return item;
      }
    }
    if (numbers.isEmpty() && texts.size() == items.size()) {
      return new Term.Texts(texts);
    }
    return numbers.size() == items.size()
        ? new Term.Numbers(numbers)
        : source.mistake(expr, "a list holds either texts or numbers");
  }

  private Term call(CelExpr expr) {
    CelExpr.CelCall call = expr.call();
    List<Term> arguments = new ArrayList<>();
    if (call.target().isPresent() && !Methods.NAMES.contains(call.function())) {
      String hint = Nearest.hint(call.function(), Methods.NAMES);
      return source.mistake(expr, "there is no method '" + call.function() + "'" + hint);
    }
    if (call.target().isPresent()) {
      arguments.add(compile(call.target().get()));
    }
    call.args().forEach(argument -> arguments.add(compile(argument)));
    if (Operators.isOperator(call.function())) {
      return operators.apply(expr, arguments);
    }
    return call.target().isPresent() ? methods.call(expr, arguments) : calls.call(expr, arguments);
  }
}
