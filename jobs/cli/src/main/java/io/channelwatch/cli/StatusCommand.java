package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}. */
@Command(
    name = "status",
    description = "Look whether everything works, and say what to do where it does not.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--flink",
      paramLabel = "URL",
      description = "Ask Flink about the jobs, too: its REST API, as in http://localhost:8081.")
  private @Nullable URI flink;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    Findings findings = new Findings(console);
    Instant now = Instant.now();
    new StreamStatus(settings, findings).look(now);
    if (flink != null) {
      new FlinkStatus(flink, findings).look(now);
    }
    return findings.wrong() == 0 ? ExitCode.DONE : ExitCode.FOUND;
  }
}
