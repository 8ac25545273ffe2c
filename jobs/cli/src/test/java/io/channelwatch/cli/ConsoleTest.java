package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ConsoleTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console = new Console(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);

  @Test
  void nothingInATextSteersTheTerminal() {
    String name = "Acme\u001b[2J\u0007\u009b31m\u0000 \u202etxt.exe";

    console.plain(name);
    console.line(name);
    console.warn(name);
    console.error(name);

    assertThat(out.toString() + err)
        .contains("Acme\uFFFD[2J")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u0000", "\u202e");
  }

  @Test
  void linesAndColumnsStay() {
    console.plain("one\n\ttwo");

    assertThat(out.toString()).isEqualTo("one\n\ttwo" + System.lineSeparator());
  }
}
