package io.channelwatch.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and words for the person who gave it. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** A check found something. */
  public static CommandFailure found(String message) {
    return new CommandFailure(ExitCode.FOUND, message, null);
  }

  /** What was given cannot be used. */
  public static CommandFailure input(String message) {
    return new CommandFailure(ExitCode.INPUT, message, null);
  }

  /** What was given cannot be used, and why. */
  public static CommandFailure input(String message, Throwable cause) {
    return new CommandFailure(ExitCode.INPUT, message, cause);
  }

  /** The exit code of the command. */
  public int exitCode() {
    return exitCode;
  }
}
