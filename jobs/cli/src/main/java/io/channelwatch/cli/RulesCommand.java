package io.channelwatch.cli;

import io.channelwatch.config.Settings;
import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.notifying.deliver.AllowedHosts;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules check}. */
@Command(
    name = "check",
    description = "Tell every error of rule sets, KPI catalog and notification configuration.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The rules directory (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("rules");

  @Mixin private ConfigOption config = new ConfigOption();

  RulesCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return CommandGroup.of("rules", "Check, test, publish and show the rules.")
        .addSubcommand(new RulesCommand(console))
        .addSubcommand(new RulesTestCommand(console))
        .addSubcommand(new RulesApplyCommand(console))
        .addSubcommand(new RulesListCommand(console));
  }

  @Override
  public Integer call() {
    checked(RulesFolder.read(folder), config.loadIfUsable(console), console);
    return ExitCode.DONE;
  }

  /**
   * The rules of a directory, after everything that is wrong with it was printed.
   *
   * @param settings null: the program is in USD, and what settings allow is not looked at
   * @throws CommandFailure if there is any error
   */
  static RuleProgram checked(RulesFolder rules, @Nullable Settings settings, Console console) {
    RulesDirectory.Checked checked =
        settings == null
            ? rules.check("USD", 0, null)
            : rules.check(settings.program().currency(), 0, settings.ingest().activityTypes());
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(rules.templateProblems());
    if (settings != null) {
      problems.addAll(
          rules.hostProblems(new AllowedHosts(settings.notifications().allowedHosts())));
    }
    rules.print(problems, console);
    RuleProgram program = checked.rules();
    long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
    if (program == null || errors > 0) {
      throw CommandFailure.found(errors == 1 ? "1 error." : errors + " errors.");
    }
    console.plain(
        "%s, %s, %s%s: no errors."
            .formatted(
                Words.count(rules.files().size(), "file"),
                Words.count(program.rules().size(), "rule"),
                Words.count(program.catalog().size(), "KPI"),
                checked.notifications() == null
                    ? ""
                    : ", "
                        + Words.count(
                            checked.notifications().policies().size(),
                            "notification policy",
                            "notification policies")));
    return program;
  }
}
