package io.channelwatch.rule.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Set;

/** What can be asked of a text with a dot, such as {@code name.startsWith('A')}. */
final class Methods {

  static final Set<String> NAMES = Set.of("startsWith", "endsWith", "contains", "matches");

  private final Source source;

  Methods(Source source) {
    this.source = source;
  }

  /** A method of a text; the first argument is that text. */
  Term call(CelExpr expr, List<Term> arguments) {
    String name = expr.call().function();
    for (Term argument : arguments) {
      if (argument instanceof Term.Broken) {
        return argument;
      }
    }
    if (arguments.size() != 2
        || !(arguments.get(0) instanceof Term.Text text)
        || !(arguments.get(1) instanceof Term.Text part)) {
      return source.mistake(expr, name + " is asked of a text and takes one text");
    }
    return switch (name) {
      case "startsWith" ->
          new Term.Truth(Texts.both(text.expression(), part.expression(), String::startsWith));
      case "endsWith" ->
          new Term.Truth(Texts.both(text.expression(), part.expression(), String::endsWith));
      case "contains" ->
          new Term.Truth(Texts.both(text.expression(), part.expression(), String::contains));
      default -> matches(expr, text, part);
    };
  }

  private Term matches(CelExpr expr, Term.Text text, Term.Text part) {
    String written = part.constant();
    if (written == null) {
      return source.mistake(expr, "the pattern of matches must be written out");
    }
    try {
      return new Term.Truth(Texts.matches(text.expression(), Pattern.compile(written)));
    } catch (PatternSyntaxException e) {
      return source.mistake(expr, "'" + written + "' is not a pattern: " + e.getDescription());
    }
  }
}
