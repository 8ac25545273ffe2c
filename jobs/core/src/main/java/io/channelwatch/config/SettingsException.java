package io.channelwatch.config;

import java.io.Serializable;
import java.util.List;

/** A configuration file cannot be used; each problem is told with file, line and column. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong, and where; lines and columns are counted from 1. */
  public record Found(int line, int column, String text) implements Serializable {}

  private final String file;

  @SuppressWarnings("serial") // Lists of the JDK are serializable.
  private final List<Found> found;

  SettingsException(String file, List<Found> found) {
    super(String.join("\n", lines(file, found)));
    this.file = file;
    this.found = List.copyOf(found);
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
        .map(it -> "%s:%d:%d: %s".formatted(file, it.line(), it.column(), it.text()))
        .toList();
  }
}
