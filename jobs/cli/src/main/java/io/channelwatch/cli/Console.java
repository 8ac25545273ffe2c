package io.channelwatch.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints: results on standard output, everything else on standard error. Colours
 * are used on a terminal alone.
 */
public final class Console {

  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|\\r(?!\\n)|[\\u202A-\\u202E\\u2066-\\u2069]");

  // The JVM cannot tell for standard error alone; the launcher can.
  private static final String STDERR_IS_TERMINAL = "channelwatch.stderr.terminal";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final boolean watched;

  /** Prints to these; {@code ansi} says whether in colours. */
  public Console(PrintWriter out, PrintWriter err, Ansi ansi) {
    this(out, err, ansi, false);
  }

  private Console(PrintWriter out, PrintWriter err, Ansi ansi, boolean watched) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
    this.watched = watched;
  }

  /** The process's own output, in UTF-8. */
  public static Console system() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Ansi.AUTO,
        Boolean.getBoolean(STDERR_IS_TERMINAL));
  }

  /** Whether what is noted goes to a terminal, where a line can be drawn over and over. */
  public boolean isWatched() {
    return watched;
  }

  /** A line of the result; {@code @|bold …|@} and the like are markup. */
  public synchronized void line(String markup) {
    out.println(ansi.string(shown(markup)));
    out.flush();
  }

  /** A line of the result that is printed as it stands. */
  public synchronized void plain(String text) {
    out.println(shown(text));
    out.flush();
  }

  /** A line about what is done. */
  public void note(String text) {
    told("", text);
  }

  /** A line that warns. */
  public void warn(String text) {
    told(ansi.string("@|yellow warning:|@ "), text);
  }

  /** A line that says what went wrong. */
  public void error(String text) {
    told(ansi.string("@|bold,red error:|@ "), text);
  }

  private synchronized void told(String kind, String text) {
    err.println(kind + shown(text));
    err.flush();
  }

  /** What comes from records may hold what a terminal obeys. */
  private static String shown(String text) {
    return OBEYED.matcher(text).replaceAll("\uFFFD");
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
