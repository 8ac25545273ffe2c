package io.channelwatch.rule;

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
}
