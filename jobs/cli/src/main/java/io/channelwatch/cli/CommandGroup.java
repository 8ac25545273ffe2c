package io.channelwatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A word that only groups commands. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class CommandGroup {

  private CommandGroup() {}

  /** A group with a name and a description. */
  static CommandLine of(String name, String description) {
    CommandLine group = new CommandLine(new CommandGroup());
    group.getCommandSpec().name(name);
    group.getCommandSpec().usageMessage().description(description);
    return group;
  }
}
