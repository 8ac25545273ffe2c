package io.channelwatch.cli;

/** The exit codes of every command. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** A check found something. */
  static final int FOUND = 1;

  /** Wrong usage or input, or something that is needed does not answer. */
  static final int INPUT = 2;

  private ExitCode() {}
}
