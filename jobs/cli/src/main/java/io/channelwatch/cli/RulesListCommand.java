package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.events.RulesUpdate;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rules list}. */
@Command(
    name = "list",
    description = "Show the rules in force.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOption config = new ConfigOption();

  RulesListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    RulesTopic topic = new RulesTopic(settings);
    RulesUpdate last = topic.last();
    if (last == null) {
      console.plain("No rules are in force for %s.".formatted(topic.program()));
      return ExitCode.DONE;
    }
    console.plain(
        "Version %d for %s, applied at %s by %s."
            .formatted(
                last.getVersion(), topic.program(), last.getAppliedAt(), last.getAppliedBy()));
    RuleProgram program =
        RulesDirectory.check(
                last.getFiles(), settings.program().currency(), last.getVersion(), null)
            .rules();
    if (program == null) {
      throw CommandFailure.found("This version of channelwatch refuses them.");
    }
    program.rules().forEach(this::print);
    return ExitCode.DONE;
  }

  private void print(Rule rule) {
    String levels =
        rule.levels().stream()
            .map(level -> level.severity().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    console.plain(
        "%-32s %-14s %-18s %s".formatted(rule.id(), rule.ruleSet(), levels, rule.title()));
  }
}
