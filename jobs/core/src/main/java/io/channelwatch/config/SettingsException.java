package io.channelwatch.config;

import java.io.Serializable;
import java.util.List;

/** A configuration file cannot be used; each problem is told with file, line and column. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong, and where; lines and columns are counted from 1, and are 0 for no place. */
  public record Found(int line, int column, String text) implements Serializable {}

  private final String file;

  @SuppressWarnings("serial") // Lists of the JDK are serializable.
  private final List<Found> found;

  SettingsException(String file, List<Found> found) {
    super(String.join("\n", lines(file, found)));
    this.file = file;
    this.found = List.copyOf(found);
  }

  /** A problem of what a file says as a whole. */
  public SettingsException(String file, String problem) {
    this(file, List.of(new Found(0, 0, problem)));
  }

  /** What is wrong, in the order of the file. */
  public List<Found> found() {
    return found;
  }

  /** One line each, in the order of the file: {@code file:line:column: what is wrong}. */
  public List<String> problems() {
    return lines(file, found);
  }

  private static List<String> lines(String file, List<Found> found) {
    return found.stream()
        .map(
            it ->
                it.line() == 0
                    ? "%s: %s".formatted(file, it.text())
                    : "%s:%d:%d: %s".formatted(file, it.line(), it.column(), it.text()))
        .toList();
  }
}
