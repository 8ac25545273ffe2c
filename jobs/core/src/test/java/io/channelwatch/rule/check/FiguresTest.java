package io.channelwatch.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.rule.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;
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

  @Test
  void areRoundedAndGroupedAsJavaDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double number = anyNumber(random);

      assertThat(Figures.text(number, null, "EUR")).isEqualTo(formatted("#,##0.##", number));
      assertThat(Figures.text(number, Unit.RATIO, "EUR"))
          .isEqualTo(formatted("#,##0.0#", number) + "x");
      assertThat(Figures.text(number, Unit.SCORE, "EUR")).isEqualTo(formatted("#,##0", number));
    }
  }

  /** Of any size, many of them halfway between two that can be told, or next to that. */
  private static double anyNumber(Random random) {
    double size = Math.pow(10, random.nextInt(-3, 18));
    double number = (random.nextDouble() - 0.5) * size;
    return switch (random.nextInt(4)) {
      case 0 -> number;
      case 1 -> Math.rint(number);
      case 2 -> Math.rint(number * 8) / 8;
      default -> Math.nextUp(Math.rint(number * 200) / 200);
    };
  }

  private static String formatted(String pattern, double number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(new BigDecimal(number));
    return text.matches("-[0.]*") ? text.substring(1) : text;
  }
}
