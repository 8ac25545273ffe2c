package io.channelwatch.rule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import io.channelwatch.rule.Call;
import java.util.ArrayList;
import java.util.List;

/** Checks and compiles expressions over one catalog. */
public final class Expressions {

  private final Vocabulary vocabulary;
  private final TypeCheck typeCheck;
  private final CallSlots slots = new CallSlots();

  /** Expressions that can name the KPIs of a vocabulary. */
  public Expressions(Vocabulary vocabulary) {
    this(vocabulary, List.of());
  }

  /** The same, beside expressions whose calls have slots already. */
  public Expressions(Vocabulary vocabulary, List<Call> calls) {
    calls.forEach(slots::of);
    this.vocabulary = vocabulary;
    this.typeCheck = new TypeCheck(vocabulary.kpis());
  }

  /**
   * A compiled expression; its term is {@link Term.Broken} exactly where there are mistakes or a
   * KPI that it names has some.
   */
  public record Compiled(Term term, Trace trace, List<Mistake> mistakes) {}

  /** The calls of all expressions compiled so far, in the order of their slots. */
  public List<Call> calls() {
    return slots.calls();
  }

  /** Names that a KPI cannot have, since expressions mean something else by them. */
  public static List<String> reserved() {
    List<String> names = new ArrayList<>(Function.byName().keySet());
    names.addAll(Fields.PROFILE.keySet());
    names.addAll(List.of(Fields.LABELS, "deal", "partner"));
    return names;
  }

  /** Checks and compiles an expression that stands in some place. */
  public Compiled compile(String text, Place place) {
    List<Mistake> mistakes = new ArrayList<>();
    Trace trace = new Trace();
    CelAbstractSyntaxTree tree = Syntax.parse(text, mistakes);
    if (tree == null) {
      return new Compiled(new Term.Broken(), trace, mistakes);
    }
    Source source = new Source(text, tree.getSource().getPositionsMap());
    Term term = new Compiler(source, vocabulary, place, trace, slots).compile(tree.getExpr());
    mistakes.addAll(source.mistakes());
    if (!(term instanceof Term.Broken)) {
      typeCheck.check(tree, mistakes);
    }
    return new Compiled(mistakes.isEmpty() ? term : new Term.Broken(), trace, mistakes);
  }
}
