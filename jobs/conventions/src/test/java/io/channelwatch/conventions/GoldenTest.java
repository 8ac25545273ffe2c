package io.channelwatch.conventions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "golden.write", matches = "true")
class GoldenTest {

  private static final String FILE = "numbers.txt";

  @Test
  void everyReleasesFilesAreGivenTheOldestFirst() throws IOException {
    assertThat(Golden.bytes(FILE, new byte[0]).keySet()).containsExactly("0.2.0", "0.10.0");
  }

  @Test
  void theFormOfTheLatestReleaseIsHeld() {
    assertThatCode(() -> Golden.holdForm(FILE, List.of("one", "two"))).doesNotThrowAnyException();
  }

  @Test
  void anotherFormIsRefusedWithTheDifferenceAndWhatToDo() {
    assertThatThrownBy(() -> Golden.holdForm(FILE, List.of("one", "three")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the state numbers.txt is not that of release 0.10.0 any more")
        .hasMessageContaining("was\n  two\nand is\n  three\n")
        .hasMessageContaining("raise the version in the pom")
        .hasMessageContaining("-Dgolden.write=true");
    assertThatThrownBy(() -> Golden.holdForm(FILE, "one\n".getBytes(UTF_8)))
        .hasMessageContaining("is not that of release 0.10.0 any more");
  }

  @Test
  void whatNoReleaseKeepsIsMissed() {
    assertThatThrownBy(() -> Golden.holdForm("letters.txt", List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no release keeps letters.txt");
  }
}
