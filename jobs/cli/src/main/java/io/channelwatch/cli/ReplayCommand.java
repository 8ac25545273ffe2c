package io.channelwatch.cli;

import io.channelwatch.cli.files.EventFiles;
import io.channelwatch.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}. */
@Command(
    name = "replay",
    description = "Publish event files to Kafka, each record as of when it was known.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--events",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the event files (deal-registrations.ndjson and so on).")
  private Path events = Path.of("");

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "Let the records' time pass X times faster than real time (default: as fast as possible).")
  private @Nullable Double speed;

  @Mixin private EventsOption lines = new EventsOption();

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (speed != null && (!(speed > 0) || Double.isInfinite(speed))) {
      throw CommandFailure.input("--speed is %s; expected is a number above 0.".formatted(speed));
    }
    Settings settings = config.load();
    try (EventFiles files = lines.open(events, settings, console)) {
      new Replay(settings, speed == null ? 0 : speed, console).publish(files);
      console.plain("Published %s.".formatted(Words.count(files.size(), "record")));
    }
    return ExitCode.DONE;
  }
}
