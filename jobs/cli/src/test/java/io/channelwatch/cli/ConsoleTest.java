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
    String name = "Acme\u001b[2J\u0007\u009b31m\u0000 \u202etxt.exe\rOK";

    console.plain(name);
    console.line(name);
    console.warn(name);
    console.error(name);
    console.note(name);

    String shown = "Acme\uFFFD[2J\uFFFD\uFFFD31m\uFFFD \uFFFDtxt.exe\uFFFDOK";
    assertThat(out.toString().lines()).containsExactly(shown, shown);
    assertThat(err.toString().lines())
        .containsExactly("warning: " + shown, "error: " + shown, shown);
  }

  @Test
  void linesAndColumnsStay() {
    console.plain("one\n\ttwo\r\nthree");

    assertThat(out.toString()).isEqualTo("one\n\ttwo\r\nthree" + System.lineSeparator());
  }

  @Test
  void theColoursAreOurOwn() {
    Console coloured = new Console(new PrintWriter(out), new PrintWriter(err), Ansi.ON);

    coloured.warn("a\u001b[31mb");

    assertThat(err.toString()).startsWith("\u001b[33mwarning:").contains("a\uFFFD[31mb");
  }
}
