package io.channelwatch.cli;

import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicSetup;
import io.channelwatch.config.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topics create}. */
@Command(
    name = "create",
    description = "Create the topics that are missing and set right those that differ.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TopicsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of a new topic (default: ${DEFAULT-VALUE}).")
  private int partitions = 6;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of a new topic (default: as the broker is set up).")
  private int replication;

  TopicsCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return CommandGroup.of("topics", "Set up the topics.")
        .addSubcommand(new TopicsCommand(console));
  }

  @Override
  public Integer call() {
    if (partitions < 1 || replication < 0 || replication > Short.MAX_VALUE) {
      throw CommandFailure.input("--partitions and --replication must be at least 1.");
    }
    Settings settings = config.load();
    Broker.requireAnswer(settings.kafka());
    try (Broker broker = Broker.connect(settings.kafka())) {
      List<String> problems =
          new TopicSetup(broker, console::plain)
              .apply(TopicPlan.all(settings), partitions, replication);
      if (!problems.isEmpty()) {
        throw CommandFailure.found(String.join("\n", problems));
      }
    }
    return ExitCode.DONE;
  }
}
