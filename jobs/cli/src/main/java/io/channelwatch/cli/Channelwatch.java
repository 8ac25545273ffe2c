package io.channelwatch.cli;

import io.channelwatch.cli.embedded.EmbeddedPartFailure;
import io.channelwatch.cli.setup.SetupFailure;
import io.channelwatch.notifying.deliver.BrokenTemplates;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "channelwatch",
    description = "Real-time alerting for partner programs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the check found something",
      "2:wrong usage or input, or something that is needed does not answer"
    })
public final class Channelwatch {

  @Option(
      names = {"-X", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show the log and where errors come from.")
  private boolean verbose;

  private Channelwatch() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Console.system()).execute(arguments));
  }

  /** All commands, printing to a console. */
  public static CommandLine commandLine(Console console) {
    Channelwatch root = new Channelwatch();
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(RulesCommand.commandLine(console))
            .addSubcommand(new BacktestCommand(console))
            .addSubcommand(new ReplayCommand(console))
            .addSubcommand(new SampleCommand(console))
            .addSubcommand(RunCommand.commandLine())
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(SilenceCommand.commandLine(console))
            .addSubcommand(new AckCommand(console))
            .addSubcommand(DeadLettersCommand.commandLine(console))
            .addSubcommand(TopicsCommand.commandLine(console))
            .addSubcommand(SchemasCommand.commandLine(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()));
    line.setExecutionStrategy(
        parsed -> {
          if (root.verbose) {
            Logs.toStandardError();
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    line.setParameterExceptionHandler((e, arguments) -> misused(e, console));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, root.verbose, console));
    return line;
  }

  private static int misused(ParameterException e, Console console) {
    console.error(Misuse.sentence(e));
    UnmatchedArgumentException.printSuggestions(e, console.err());
    console.note("Try: %s --help".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.INPUT;
  }

  private static int failed(Exception e, boolean verbose, Console console) {
    if (verbose) {
      e.printStackTrace(console.err());
    }
    if (e instanceof CommandFailure failure) {
      console.error(String.valueOf(e.getMessage()));
      return failure.exitCode();
    }
    if (e instanceof SetupFailure
        || e instanceof EmbeddedPartFailure
        || e instanceof BrokenTemplates) {
      console.error(String.valueOf(e.getMessage()));
    } else {
      console.error("Something unforeseen happened: " + e);
      if (!verbose) {
        console.note("--verbose shows where.");
      }
    }
    return ExitCode.INPUT;
  }
}
