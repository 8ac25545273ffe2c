package io.channelwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.ruletest.Failure;
import io.channelwatch.ruletest.RuleTest;
import io.channelwatch.ruletest.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {

  private static final Path SHIPPED = Path.of("../../rules");

  private static final String RULES =
      """
      apiVersion: channelwatch/v1
      kind: RuleSet
      metadata: {name: set, owner: ops}
      rules:
        - id: login
          title: Somebody logs in
          kind: growth
          levels: [{severity: info, when: "count('activity.portal_login','1d') > 0"}]
          notify: [cam]
      """;

  private static final String TESTS =
      """
      apiVersion: channelwatch/v1
      kind: RuleTest
      rules: [../set.yaml]
      tests:
        - name: a login is told
          events: [{at: 2026-01-05T10:00Z, activity: portal_login}]
          expect: [{at: 2026-01-05T10:00Z, rule: login, state: firing}]
      """;

  @TempDir Path folder;

  private final RecordingConsole shell = new RecordingConsole();

  private int run(String tests) throws IOException {
    Files.writeString(folder.resolve("set.yaml"), RULES);
    Files.createDirectories(folder.resolve("tests"));
    Files.writeString(folder.resolve("tests/set.yaml"), tests);
    return shell.run("rules", "test", folder.toString());
  }

  @TestFactory
  Stream<DynamicTest> theShippedRulesKeepToTheirTests() {
    RuleTests.Read read = RuleTests.read(RulesFolder.read(SHIPPED).files());
    assertThat(read.problems()).isEmpty();
    return read.tests().stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.file() + ": " + test.name(),
                    () -> assertThat(test.run()).extracting(Failure::problem).isEmpty()));
  }

  @Test
  void everyShippedRuleIsSeenToFireAndToStayQuiet() {
    Map<String, Set<LevelPhase>> seen = new TreeMap<>();
    for (RuleTest test : RuleTests.read(RulesFolder.read(SHIPPED).files()).tests()) {
      test.states()
          .forEach(
              (rule, states) ->
                  seen.computeIfAbsent(rule, id -> EnumSet.noneOf(LevelPhase.class))
                      .addAll(states));
    }
    RuleProgram program = RulesFolder.read(SHIPPED).check("USD", 1).rules();
    List<String> rules = program.rules().stream().map(Rule::id).toList();
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(seen)
        .allSatisfy(
            (rule, states) ->
                assertThat(states).as(rule).contains(LevelPhase.FIRING, LevelPhase.INACTIVE));
  }

  @Test
  void testsThatHoldEndWithZero() throws IOException {
    assertThat(run(TESTS)).isZero();
    assertThat(shell.out()).isEqualTo("1 tests in 1 files: all as expected.\n");
  }

  @Test
  void testsThatFailAreShownAndEndWithOne() throws IOException {
    assertThat(run(TESTS.replace("state: firing", "state: pending"))).isEqualTo(1);
    assertThat(shell.out())
        .startsWith(folder.resolve("tests/set.yaml") + ":7:14: a login is told: login at ")
        .contains("! state ");
    assertThat(shell.err()).isEqualTo("error: 1 of 1 tests failed.\n");
  }

  @Test
  void testsThatCannotBeReadEndWithTwo() throws IOException {
    assertThat(run(TESTS.replace("events:", "event:"))).isEqualTo(2);
    assertThat(shell.out())
        .startsWith(folder.resolve("tests/set.yaml") + ":6:5: a login is told: there is no key")
        .contains("did you mean 'events'?");
    assertThat(shell.err()).isEqualTo("error: 1 error.\n");
  }

  @Test
  void rulesWithErrorsAreNotTested() throws IOException {
    assertThat(run(TESTS.replace("../set.yaml", "../sets.yaml"))).isEqualTo(2);
    assertThat(shell.out()).contains("did you mean 'set.yaml'?");
    Files.writeString(folder.resolve("kpis.yaml"), "kind: KpiCatalog\n");
    assertThat(run(TESTS)).isEqualTo(2);
    assertThat(shell.out()).contains("kpis.yaml:1:1: 'kpis' is missing");
  }

  @Test
  void aDirectoryWithoutTestsIsNoSuccess() throws IOException {
    Files.writeString(folder.resolve("set.yaml"), RULES);
    assertThat(shell.run("rules", "test", folder.toString())).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo("error: There are no tests in %s.\n".formatted(folder.resolve("tests")));
  }
}
