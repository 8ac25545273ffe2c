package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  @Test
  void aKeyHasTheSameValueEachTime() {
    Canonical<String, Object> values = new Canonical<>(key -> new Object());

    assertThat(values.of("a")).isSameAs(values.of("a")).isNotSameAs(values.of("b"));
  }

  @Test
  void beyondItsRoomAValueIsMadeEachTime() {
    AtomicInteger made = new AtomicInteger();
    Canonical<Integer, Integer> values = new Canonical<>(key -> made.incrementAndGet());
    for (int key = 0; key < 10_000; key++) {
      values.of(key);
    }
    int first = values.of(0);
    int before = made.get();
    values.of(9_999);

    assertThat(first).isEqualTo(1);
    assertThat(made.get()).isEqualTo(before + 1);
  }
}
