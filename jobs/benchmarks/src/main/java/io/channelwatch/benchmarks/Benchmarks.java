package io.channelwatch.benchmarks;

import io.channelwatch.benchmarks.compare.CompareCommand;
import io.channelwatch.benchmarks.run.LatencyCommand;
import io.channelwatch.benchmarks.run.Live;
import io.channelwatch.benchmarks.run.Measure;
import io.channelwatch.benchmarks.run.Parts;
import io.channelwatch.benchmarks.run.RunCommand;
import io.channelwatch.benchmarks.workload.EventsCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The benchmarks' command line. */
@Command(
    name = "benchmarks",
    description = "How fast Channelwatch is.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      LatencyCommand.class,
      EventsCommand.class,
      CompareCommand.class,
      Parts.class,
      Measure.class,
      Live.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The commands. */
  public static CommandLine commandLine() {
    return new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Command(
      name = "jmh",
      description = "Run the benchmarks of the core's hot paths; -h after -- shows JMH's options.",
      mixinStandardHelpOptions = true)
  int jmh(@Parameters(paramLabel = "OPTION", description = "JMH's own.") String... options)
      throws IOException {
    org.openjdk.jmh.Main.main(options == null ? new String[0] : options);
    return 0;
  }
}
