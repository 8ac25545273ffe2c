package io.channelwatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.calendar.Program;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.cli.sample.SampleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sample}. */
@Command(
    name = "sample",
    description = {
      "Write the demo's sample program as event files, for replay and backtest. The rules are one of"
          + " its records, known from its second quarter on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SampleCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Where to; what is there is written over.")
  private Path folder = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The rules directory (default: ${DEFAULT-VALUE}).")
  private Path rules = Path.of("rules");

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Program program = SampleProgram.settings().program();
    Map<String, String> files = RulesFolder.read(rules).checked(program.currency(), console);
    try {
      SampleProgram.write(folder);
      Files.writeString(
          folder.resolve(InputTopic.ALERT_RULES.fileName()), line(program, files) + "\n");
    } catch (IOException e) {
      throw CommandFailure.input(folder + " cannot be written: " + e.getMessage(), e);
    }
    console.plain("Wrote the sample program to %s.".formatted(folder));
    return ExitCode.DONE;
  }

  private static String line(Program program, Map<String, String> files) throws IOException {
    String known = SampleProgram.rulesFrom().toString();
    ObjectNode update =
        JSON.createObjectNode()
            .put("program", program.name())
            .put("version", 1)
            .put("applied_by", "channelwatch sample")
            .put("applied_at", known)
            .put("recorded_at", known);
    update.set("files", JSON.valueToTree(files));
    return JSON.writeValueAsString(update);
  }
}
