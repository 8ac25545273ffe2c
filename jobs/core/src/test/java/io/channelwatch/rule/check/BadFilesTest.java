package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
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
    RuleSets.Checked checked = check(RulesFolder.read(FOLDER.resolve("bad")));
    String told = checked.problems().stream().map(Problem::render).collect(Collectors.joining());
    Path golden = FOLDER.resolve("bad.expected.txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, told);
    }
    assertThat(told).isEqualTo(Files.readString(golden));
    assertThat(checked.program()).isNull();
  }

  private static RuleSets.Checked check(Map<String, String> files) {
    int today = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    return RuleSets.check(files, new RuleSets.Options(Set.of("ops"), 1, "USD", today));
  }
}
