package io.channelwatch.cli;

import io.channelwatch.cli.demo.Demo;
import io.channelwatch.cli.embedded.Loopback;
import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.cli.sample.SampleProgram;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
    name = "demo",
    description = {
      "Show the whole system on embedded parts: Kafka, a schema registry, Flink, a mail server and a"
          + " Slack receiver, all on 127.0.0.1.",
      "It runs two fiscal quarters of a sample partner program, or your own data, through the"
          + " shipped rules and shows alerts and messages as they come. Its files are in"
          + " channelwatch-demo."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;
  private static final Path FOLDER = Path.of("channelwatch-demo");

  private final Console console;

  @Option(
      names = "--events",
      paramLabel = "DIR",
      description = "Your own event files, in place of the sample.")
  private @Nullable Path events;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The rules directory (default: the shipped rules).")
  private @Nullable Path rules;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings whose program, limits and topic names are taken.")
  private @Nullable Path config;

  @Option(names = "--exit", description = "Stop when the data is through.")
  private boolean exit;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where Flink's web UI listens (default: a free port).")
  private int port;

  @Mixin private EventsOption lines = new EventsOption();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > LAST_PORT) {
      throw CommandFailure.input("--port is %d; a port is 1 to %d.".formatted(port, LAST_PORT));
    }
    Loopback.requireFree(port, "Flink's web UI");
    RulesFolder shipped = RulesFolder.read(rules == null ? shippedRules() : rules);
    Settings settings = config == null ? SampleProgram.settings() : ConfigOption.load(config);
    Path folder = events == null ? sample() : events;
    try (EventFiles files = lines.open(folder, settings, console)) {
      if (files.size() == 0) {
        throw CommandFailure.input(
            "There are no records in the event files of %s.".formatted(folder));
      }
      Instant rulesFrom =
          events == null ? SampleProgram.rulesFrom() : Instant.ofEpochMilli(files.firstKnownAt());
      new Demo(
              console,
              new Demo.Source(files, settings, rulesFrom, events == null),
              shipped,
              port == 0 ? Loopback.freePort() : port)
          .run(FOLDER, exit);
    }
    return ExitCode.DONE;
  }

  private static Path sample() throws IOException {
    Path folder = FOLDER.resolve("sample");
    SampleProgram.write(folder);
    return folder;
  }

  /** Beside the launcher, which says where it is. */
  private static Path shippedRules() {
    Path home = Path.of(System.getProperty("channelwatch.home", ""));
    Path shipped = home.resolve("rules");
    if (!Files.isDirectory(shipped)) {
      throw CommandFailure.input("There is no directory " + shipped + "; name one with --rules.");
    }
    return shipped;
  }
}
