package io.channelwatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Help.Ansi;

/** Runs commands as a shell would, and keeps what they print. */
public final class RecordingConsole {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The exit code of a command. */
  public int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
    return Channelwatch.commandLine(console).execute(arguments);
  }

  /** What the last command printed on standard output. */
  public String out() {
    return out.toString();
  }

  /** What the last command printed on standard error. */
  public String err() {
    return err.toString();
  }
}
