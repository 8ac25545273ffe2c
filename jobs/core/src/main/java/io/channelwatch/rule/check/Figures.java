package io.channelwatch.rule.check;

import io.channelwatch.rule.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as messages say them, the same in every locale. */
final class Figures {

  /** What stands for a value that cannot be known. */
  static final String ABSENT = "n/a";

  private Figures() {}

  /**
   * A number in its unit: {@code 2.5x}, {@code 62.5%}, {@code USD 12,500}, {@code 12 days}; without
   * one a plain number with at most two decimals.
   */
  static String text(double number, @Nullable Unit unit, String currency) {
    if (Double.isNaN(number)) {
      return ABSENT;
    }
    if (unit == null) {
      return decimals(number, "#,##0.##");
    }
    return switch (unit) {
      case RATIO -> decimals(number, "#,##0.0#") + "x";
      case PERCENT -> decimals(number * 100, "#,##0.#") + "%";
      case MONEY -> currency + " " + decimals(number, "#,##0");
      case COUNT -> decimals(number, "#,##0.##");
      case SCORE -> decimals(number, "#,##0");
      case DAYS -> days(decimals(number, "#,##0.#"));
    };
  }

  private static String days(String number) {
    return number + (number.equals("1") ? " day" : " days");
  }

  private static String decimals(double number, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(new BigDecimal(number));
    return text.matches("-[0,.]+") ? text.substring(1) : text;
  }
}
