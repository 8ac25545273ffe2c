package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Unit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "2.5; RATIO; 2.5x",
        "3; RATIO; 3.0x",
        "1.256; RATIO; 1.26x",
        "0.125; PERCENT; 12.5%",
        "-0.35; PERCENT; -35%",
        "-0.0001; PERCENT; 0%",
        "12500; MONEY; CHF 12,500",
        "-1234567.5; MONEY; CHF -1,234,568",
        "1; DAYS; 1 day",
        "0; DAYS; 0 days",
        "12.25; DAYS; 12.3 days",
        "1234; COUNT; 1,234",
        "71.6; SCORE; 72",
        "1234.567; none; 1,234.57",
        "7; none; 7",
        "NaN; MONEY; n/a",
      })
  void readLikeThis(double number, Unit unit, String expected) {
    assertThat(Figures.text(number, unit, "CHF")).isEqualTo(expected);
  }

  @Test
  void areTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Figures.text(12_345.5, null, "EUR")).isEqualTo("12,345.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
