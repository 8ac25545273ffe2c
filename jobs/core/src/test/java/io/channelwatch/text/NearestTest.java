package io.channelwatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("win_rate", "wins", "losses", "tier", "a");

  @Test
  void findsWhatWasMeantThroughASlip() {
    assertThat(Nearest.name("win_rat", KNOWN)).isEqualTo("win_rate");
    assertThat(Nearest.name("teir", KNOWN)).isEqualTo("tier");
    assertThat(Nearest.name("WINS", KNOWN)).isEqualTo("wins");
    assertThat(Nearest.name("win", KNOWN)).isEqualTo("wins");
  }

  @Test
  void keepsQuietWhereNothingIsNear() {
    assertThat(Nearest.name("coverage", KNOWN)).isNull();
    assertThat(Nearest.name("x", KNOWN)).isNull();
    assertThat(Nearest.hint("x", KNOWN)).isEmpty();
  }

  @Test
  void takesTheFirstOfTheAlphabetAmongEquals() {
    assertThat(Nearest.name("bat", List.of("rat", "cat"))).isEqualTo("cat");
  }
}
