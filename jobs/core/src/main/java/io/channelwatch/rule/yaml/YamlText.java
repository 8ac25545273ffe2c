package io.channelwatch.rule.yaml;

import io.channelwatch.rule.Problem;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of a scalar, each of whose characters is known by its place in the file: through quotes,
 * escapes, folding and indentation.
 */
public final class YamlText {

  private final YamlFile file;
  private final ScalarNode node;
  private int @Nullable [] places;

  /** The text of a scalar of the file. */
  public YamlText(YamlFile file, ScalarNode node) {
    this.file = file;
    this.node = node;
  }

  /** The text as it reads after unquoting and folding. */
  public String text() {
    return node.getValue();
  }

  /** An error at the character with this number, counted from 0 in code points. */
  public Problem error(int character, @Nullable String rule, String message) {
    return at(Problem.Severity.ERROR, character, rule, message);
  }

  /** A warning at a character, counted in the same way. */
  public Problem warning(int character, @Nullable String rule, String message) {
    return at(Problem.Severity.WARNING, character, rule, message);
  }

  private Problem at(
      Problem.Severity severity, int character, @Nullable String rule, String message) {
    int[] known = places();
    int at = 2 * Math.max(0, Math.min(character, known.length / 2 - 1));
    Problem error = file.errorAt(known[at], known[at + 1], rule, message);
    return new Problem(
        severity, error.file(), error.line(), error.column(), rule, message, error.source());
  }

  /** Line and column of each code point and of the end, one after the other. */
  private int[] places() {
    if (places == null) {
      places = locate();
    }
    return places;
  }

  /**
   * Walks through the file's text along with the scalar's: what is no white space stands in both in
   * the same order, with nothing but white space, quotes and escapes between.
   */
  private int[] locate() {
    Cursor cursor = new Cursor();
    int[] text = node.getValue().codePoints().toArray();
    int[] found = new int[2 * (text.length + 1)];
    for (int i = 0; i <= text.length; i++) {
      if (i < text.length && !isSpace(text[i])) {
        cursor.skipSpace();
      }
      found[2 * i] = cursor.line;
      found[2 * i + 1] = cursor.column;
      if (i < text.length) {
        cursor.pass(text[i]);
      }
    }
    return found;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  /** A place in the file. */
  private final class Cursor {
    private final ScalarStyle style = node.getScalarStyle();
    private int line;
    private int column;
    private int[] current;

    Cursor() {
      Mark start = node.getStartMark().orElseThrow();
      line = start.getLine();
      column = start.getColumn();
      current = file.line(line).codePoints().toArray();
      if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
        column++;
      } else if (style != ScalarStyle.PLAIN) {
        nextLine();
      }
    }

    void skipSpace() {
      while (column >= current.length ? hasNextLine() : isSpace(current[column]) || isBreak()) {
        if (column >= current.length || isBreak()) {
          nextLine();
        } else {
          column++;
        }
      }
    }

    void pass(int character) {
      boolean atEnd = column >= current.length;
      if (isSpace(character) && (atEnd || (!isSpace(current[column]) && !isEscape()))) {
        return;
      }
      if (!atEnd) {
        column += isEscape() ? escapeLength() : 1;
      }
    }

    private boolean hasNextLine() {
      return line < node.getEndMark().orElseThrow().getLine();
    }

    private void nextLine() {
      line++;
      column = 0;
      current = file.line(line).codePoints().toArray();
    }

    /** Whether the line goes on in the next one without a space. */
    private boolean isBreak() {
      return style == ScalarStyle.DOUBLE_QUOTED
          && column == current.length - 1
          && current[column] == '\\';
    }

    private boolean isEscape() {
      if (column + 1 >= current.length) {
        return false;
      }
      return switch (style) {
        case DOUBLE_QUOTED -> current[column] == '\\';
        case SINGLE_QUOTED -> current[column] == '\'' && current[column + 1] == '\'';
        default -> false;
      };
    }

    private int escapeLength() {
      return switch (current[column + 1]) {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }
  }
}
