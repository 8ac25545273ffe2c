package io.channelwatch.cli;

import io.channelwatch.ruletest.Failure;
import io.channelwatch.ruletest.RuleTest;
import io.channelwatch.ruletest.RuleTests;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules test}. */
@Command(
    name = "test",
    description = "Run the rules' own tests, those in DIR/tests, and tell what is not as expected.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesTestCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The rules directory (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("rules");

  RulesTestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RulesFolder rules = RulesFolder.read(folder);
    RuleTests.Read read = RuleTests.read(rules.files());
    rules.print(read.problems(), console);
    int problems = read.problems().size();
    if (problems > 0) {
      throw CommandFailure.input(problems == 1 ? "1 error." : problems + " errors.");
    }
    if (read.tests().isEmpty()) {
      throw CommandFailure.input("There are no tests in " + folder.resolve("tests") + ".");
    }
    int failed = 0;
    for (RuleTest test : read.tests()) {
      List<Failure> failures = test.run();
      failures.forEach(failure -> print(rules, failure));
      failed += failures.isEmpty() ? 0 : 1;
    }
    if (failed > 0) {
      throw CommandFailure.found("%d of %d tests failed.".formatted(failed, read.tests().size()));
    }
    long files = read.tests().stream().map(RuleTest::file).distinct().count();
    console.plain("%d tests in %d files: all as expected.".formatted(read.tests().size(), files));
    return ExitCode.DONE;
  }

  private void print(RulesFolder rules, Failure failure) {
    console.plain(rules.in(failure.problem()).render() + failure.comparison());
  }
}
