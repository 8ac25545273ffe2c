package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The words for everything that can be wrong. {@code -Dgolden=write} puts what the check says now
 * into the file, to be read before it is kept.
 */
class BadFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/channelwatch/rule/check");

  @Test
  void areToldWithPlaceAndWordsThatHelp() throws IOException {
    RuleSets.Checked checked = check("bad");
    assertGolden("bad.expected.txt", checked);
    assertThat(checked.program()).isNull();
  }

  @Test
  void thatAreHardlyMeantAreWarnedOfAndStopNothing() throws IOException {
    RuleSets.Checked checked = check("questionable");
    assertGolden("questionable.expected.txt", checked);
    assertThat(checked.program()).isNotNull();
    assertThat(checked.problems())
        .extracting(Problem::severity)
        .containsOnly(Problem.Severity.WARNING);
    assertThat(checked.problems()).extracting(Problem::file).doesNotContain("sound.yaml");
  }

  private static void assertGolden(String file, RuleSets.Checked checked) throws IOException {
    String told = checked.problems().stream().map(Problem::render).collect(Collectors.joining());
    Path golden = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, told);
    }
    assertThat(told).isEqualTo(Files.readString(golden));
  }

  private static RuleSets.Checked check(String folder) {
    int today = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    Set<String> types = Set.of("portal_login", "business_review");
    return RuleSets.check(
        RulesFolder.read(FOLDER.resolve(folder)),
        new RuleSets.Options(Set.of("ops"), 1, "USD", today, types));
  }
}
