package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.events.RulesUpdate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules apply}. */
@Command(
    name = "apply",
    description =
        "Check a rules directory and publish it whole, if it differs from what is in force.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesApplyCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The rules directory (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("rules");

  @Mixin private ConfigOption config = new ConfigOption();

  RulesApplyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    RulesFolder rules = RulesFolder.read(folder);
    RulesCommand.checked(rules, settings, console);
    RulesTopic topic = new RulesTopic(settings);
    RulesUpdate last = topic.last();
    if (last != null && last.getFiles().equals(rules.files())) {
      console.plain("Version %d is in force and the same.".formatted(last.getVersion()));
    } else {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      console.plain(
          "Published as version %d for %s."
              .formatted(topic.publish(rules.files(), now, last), topic.program()));
    }
    return ExitCode.DONE;
  }
}
