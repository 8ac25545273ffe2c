package io.channelwatch.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints: results on standard output, everything else on standard error. Colours
 * are used on a terminal alone.
 */
public final class Console {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  /** Prints to these; {@code ansi} says whether in colours. */
  public Console(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  /** The process's own output, in UTF-8. */
  public static Console system() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Ansi.AUTO);
  }

  /** Whether a person is looking on. */
  public boolean isTerminal() {
    return ansi.enabled();
  }

  /** A line of the result; {@code @|bold …|@} and the like are markup. */
  public synchronized void line(String markup) {
    out.println(ansi.string(markup));
    out.flush();
  }

  /** A line of the result that is printed as it stands. */
  public synchronized void plain(String text) {
    out.println(text);
    out.flush();
  }

  /** A line about what is done. */
  public synchronized void note(String text) {
    err.println(text);
    err.flush();
  }

  /** A line that warns. */
  public void warn(String text) {
    note(ansi.string("@|yellow warning:|@ ") + text);
  }

  /** A line that says what went wrong. */
  public void error(String text) {
    note(ansi.string("@|bold,red error:|@ ") + text);
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  Ansi ansi() {
    return ansi;
  }
}
