package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"0s, 0", "90s, 90000", "30m, 1800000", "1d12h, 129600000", "2w, 1209600000"})
  void areSumsOfTheirParts(String text, long millis) {
    assertThat(Durations.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "d", "1 d", "1d ", "1y", "-1d", "1.5h"})
  void areNothingElse(String text) {
    assertThatThrownBy(() -> Durations.millis(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endWhereMillisecondsCannotBeCounted() {
    assertThatThrownBy(() -> Durations.millis("99999999999999w"))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void leaveRoomForTheInstantAtWhichTheyRunOut() {
    assertThat(Durations.millis("36525d")).isEqualTo(36_525L * 86_400_000);
    assertThatThrownBy(() -> Durations.millis("106751991167d"))
        .isInstanceOf(ArithmeticException.class);
  }
}
