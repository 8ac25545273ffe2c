package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An expression's text, in which its parts are found again; mistakes are told at their places. */
final class Source {

  private final int[] text;
  private final Map<Long, Integer> positions;
  private final List<Mistake> mistakes = new ArrayList<>();

  Source(String text, Map<Long, Integer> positions) {
    this.text = text.codePoints().toArray();
    this.positions = positions;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  Term mistake(CelExpr at, String message) {
    mistakes.add(new Mistake(start(at), message));
    return new Term.Broken();
  }

  /**
   * Where an expression begins: a call at its name, an operation at its operator, anything else at
   * its first character.
   */
  int start(CelExpr expr) {
    int position = positions.getOrDefault(expr.id(), 0);
    if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      return start(expr.select().operand());
    }
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL || !at(position, '(')) {
      return position;
    }
    while (position > 0 && Character.isWhitespace(text[position - 1])) {
      position--;
    }
    while (position > 0 && Character.isUnicodeIdentifierPart(text[position - 1])) {
      position--;
    }
    return position;
  }

  /** A call as it is written, from its name to its closing parenthesis. */
  String call(CelExpr call) {
    int start = start(call);
    int end = start;
    int depth = 0;
    do {
      if (at(end, '\'') || at(end, '"')) {
        end = closingQuote(end);
      } else if (at(end, '(')) {
        depth++;
      } else if (at(end, ')')) {
        depth--;
      }
      end++;
    } while (end < text.length && (depth > 0 || !at(end - 1, ')')));
    return new String(text, start, end - start);
  }

  private int closingQuote(int opening) {
    int end = opening + 1;
    while (end < text.length - 1 && text[end] != text[opening]) {
      end += text[end] == '\\' ? 2 : 1;
    }
    return end;
  }

  private boolean at(int position, char character) {
    return position < text.length && text[position] == character;
  }
}
