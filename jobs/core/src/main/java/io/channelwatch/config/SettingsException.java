package io.channelwatch.config;

import java.util.List;

/** A configuration file cannot be used; each problem is told with file, line and column. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Lists of the JDK are serializable.
  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each, in the order of the file: {@code file:line:column: what is wrong}. */
  public List<String> problems() {
    return problems;
  }
}
