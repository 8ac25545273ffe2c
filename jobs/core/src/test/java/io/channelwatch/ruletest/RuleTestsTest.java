package io.channelwatch.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Problem;
import io.channelwatch.rule.check.RulesFolder;
import io.channelwatch.rule.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dgolden=write} puts what is told now into the expected files, to be read before it is
 * kept.
 */
class RuleTestsTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/channelwatch/ruletest");
  private static final String COMPLETE = "tests/complete.yaml";

  private final RuleTests.Read good = RuleTests.read(RulesFolder.read(FOLDER.resolve("good")));

  private static void assertGolden(String file, String told) throws IOException {
    Path golden = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, told);
    }
    assertThat(told).isEqualTo(Files.readString(golden));
  }

  private String failuresOf(String file) {
    return good.tests().stream()
        .filter(test -> test.file().equals(file))
        .flatMap(test -> test.run().stream())
        .map(failure -> failure.problem().render() + failure.comparison())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everythingThatIsWrongIsToldWithPlaceAndWordsThatHelp() throws IOException {
    RuleTests.Read bad = RuleTests.read(RulesFolder.read(FOLDER.resolve("bad")));
    assertGolden(
        "bad.expected.txt",
        bad.problems().stream().map(Problem::render).collect(Collectors.joining()));
    assertThat(bad.tests()).isEmpty();
  }

  @Test
  void whatIsWrittenIsWhatIsPlayed() throws IOException {
    assertThat(good.problems()).isEmpty();
    RuleTest complete =
        good.tests().stream().filter(it -> it.file().equals(COMPLETE)).findFirst().orElseThrow();
    assertGolden("complete.expected.txt", complete.told());
  }

  @Test
  void expectationsThatHoldAreNoFailures() {
    assertThat(failuresOf("tests/states.yaml")).isEmpty();
    assertThat(failuresOf(COMPLETE)).isEmpty();
  }

  @Test
  void whatWasExpectedStandsBesideWhatWasFound() throws IOException {
    assertGolden("failing.expected.txt", failuresOf("tests/failing.yml"));
  }

  @Test
  void aTestNamesTheRulesAndStatesThatItExpects() {
    RuleTest states =
        good.tests().stream()
            .filter(test -> test.name().equals("every state, with and without a severity"))
            .findFirst()
            .orElseThrow();
    assertThat(states.states())
        .containsOnlyKeys("behind")
        .containsEntry("behind", Set.of(LevelPhase.values()));
  }

  /** With the golden file of what is played: no key that the schema allows is passed over. */
  @Test
  void theCompleteExampleHasEveryKeyOfTheSchema() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(Files.readString(RulesFolder.SHIPPED.resolve("rule-test.schema.json")));
    Set<String> allowed = new TreeSet<>();
    schema
        .findValues("properties")
        .forEach(properties -> properties.fieldNames().forEachRemaining(allowed::add));
    schema
        .at("/$defs")
        .forEach(
            definition ->
                definition.path("properties").fieldNames().forEachRemaining(allowed::add));
    String text = Files.readString(FOLDER.resolve("good").resolve(COMPLETE));
    Set<String> used = new TreeSet<>();
    collectKeys(YamlFile.parse(COMPLETE, text).json(), used);
    assertThat(used).containsAll(allowed);
  }

  private static void collectKeys(JsonNode node, Set<String> keys) {
    node.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> collectKeys(child, keys));
  }
}
