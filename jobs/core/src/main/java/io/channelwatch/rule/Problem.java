package io.channelwatch.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file of the rules directory.
 *
 * @param severity an error stops everything, a warning nothing
 * @param file path relative to the directory
 * @param line from 1
 * @param column from 1, in characters
 * @param rule the rule's id or the KPI's name, where there is one
 * @param message names the offending value, what was expected and the nearest known name
 * @param source the text of the line
 */
public record Problem(
    Severity severity,
    String file,
    int line,
    int column,
    @Nullable String rule,
    String message,
    String source) {

  /** Whether a problem stops the rules from being applied. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** {@code file:line:column: rule: message}; a warning says that it is one. */
  @Override
  public String toString() {
    String warning = severity == Severity.WARNING ? "warning: " : "";
    String subject = rule == null ? "" : rule + ": ";
    return String.format(
        Locale.ROOT, "%s:%d:%d: %s%s%s", file, line, column, warning, subject, message);
  }

  /** The problem with the line in which it stands, and a caret under the place. */
  public String render() {
    StringBuilder caret = new StringBuilder("  ");
    source
        .codePoints()
        .limit(column - 1L)
        .forEach(character -> caret.append(character == '\t' ? '\t' : ' '));
    return this + "\n  " + source + "\n" + caret + "^\n";
  }
}
