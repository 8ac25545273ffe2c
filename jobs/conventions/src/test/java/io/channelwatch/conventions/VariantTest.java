package io.channelwatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VariantTest {

  private static final Deal DEAL = new Deal("d1", 5, "ann");

  private record Deal(String id, long amount, String owner) {}

  @Test
  void differsInTheNamedComponentsAlone() {
    assertThat(Variant.of(DEAL, "amount", 7L, "owner", null)).isEqualTo(new Deal("d1", 7, null));
    assertThat(Variant.of(DEAL)).isEqualTo(DEAL);
  }

  @Test
  void ofWhatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Variant.of(DEAL, "amuont", 7L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amuont");
    assertThatThrownBy(() -> Variant.of(DEAL, "amount", "seven"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
