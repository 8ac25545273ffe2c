package io.channelwatch.cli;

import io.channelwatch.notification.RulesDirectory;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.RuleProgram;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
    checked(RulesFolder.read(folder), "USD", console);
    return ExitCode.DONE;
  }

  /**
   * The rules of a directory, after everything that is wrong with it was printed.
   *
   * @throws CommandFailure if there is any error
   */
  static RuleProgram checked(RulesFolder rules, String currency, Console console) {
    RulesDirectory.Checked checked = rules.check(currency, 0);
    rules.print(checked.problems(), console);
    RuleProgram program = checked.rules();
    long errors =
        checked.problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
    if (program == null) {
      throw CommandFailure.found(errors == 1 ? "1 error." : errors + " errors.");
    }
    console.plain(
        "%d files, %d rules, %d KPIs%s: no errors."
            .formatted(
                rules.files().size(),
                program.rules().size(),
                program.catalog().size(),
                checked.notifications() == null
                    ? ""
                    : ", %d notification policies"
                        .formatted(checked.notifications().policies().size())));
    return program;
  }
}
