package io.channelwatch.cli;

import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.config.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code schemas register}. */
@Command(
    name = "register",
    description = "Register the topics' schemas, each to be compatible with all before it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SchemasCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOption config = new ConfigOption();

  SchemasCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return CommandGroup.of("schemas", "Set up the schema registry.")
        .addSubcommand(new SchemasCommand(console));
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    List<String> problems =
        Registry.connect(settings.schemaRegistry())
            .register(TopicPlan.all(settings), console::plain);
    if (!problems.isEmpty()) {
      throw CommandFailure.found(String.join("\n", problems));
    }
    return ExitCode.DONE;
  }
}
