package io.channelwatch.cli.files;

/**
 * A line that cannot be used.
 *
 * @param file as the user would write it
 * @param line from 1
 * @param message what is wrong and what was expected
 */
public record FileProblem(String file, int line, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
