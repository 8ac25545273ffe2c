package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.text.Nearest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code silence remove}. */
@Command(
    name = "remove",
    description = "Take a silence or an acknowledgement back: what still fires is told.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilenceCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "ID", description = "As silence list shows it.")
  private String id = "";

  @Mixin private ConfigOption config = new ConfigOption();

  SilenceCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return CommandGroup.of("silence", "Mute alerts for some time, and see what is muted.")
        .addSubcommand(new SilenceAddCommand(console))
        .addSubcommand(new SilenceListCommand(console))
        .addSubcommand(new SilenceCommand(console));
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    SilencesTopic topic = new SilencesTopic(settings);
    List<String> ids = topic.all().stream().map(it -> it.getSilenceId()).toList();
    if (!ids.contains(id)) {
      String nearest = Nearest.name(id, ids);
      throw CommandFailure.input(
          "There is no silence %s%s"
              .formatted(id, nearest == null ? "." : "; did you mean " + nearest + "?"));
    }
    topic.remove(id, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    console.plain("Removed " + id + ".");
    return ExitCode.DONE;
  }
}
