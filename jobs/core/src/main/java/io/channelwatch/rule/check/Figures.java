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

  private static final double LARGEST_PLAIN = 1e15;

  private static final Format WHOLE = new Format("#,##0");
  private static final Format ONE_DECIMAL = new Format("#,##0.#");
  private static final Format TWO_DECIMALS = new Format("#,##0.##");
  private static final Format RATIO = new Format("#,##0.0#");

  /** Java's formats are dear to make and not safe for many threads: each thread has its own. */
  private static final class Format extends ThreadLocal<DecimalFormat> {
    private final String pattern;

    Format(String pattern) {
      this.pattern = pattern;
    }

    @Override
    protected DecimalFormat initialValue() {
      DecimalFormat format =
          new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
      format.setRoundingMode(RoundingMode.HALF_UP);
      return format;
    }
  }

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
      return decimals(number, TWO_DECIMALS);
    }
    return switch (unit) {
      case RATIO -> decimals(number, RATIO) + "x";
      case PERCENT -> decimals(number * 100, ONE_DECIMAL) + "%";
      case MONEY -> currency + " " + decimals(number, WHOLE);
      case COUNT -> decimals(number, TWO_DECIMALS);
      case SCORE -> decimals(number, WHOLE);
      case DAYS -> days(decimals(number, ONE_DECIMAL));
    };
  }

  /** A whole number as all formats but that of ratios say it, without their cost. */
  private static String grouped(long number) {
    StringBuilder text = new StringBuilder(20).append(Math.abs(number));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return number < 0 ? text.insert(0, '-').toString() : text.toString();
  }

  private static String days(String number) {
    return number + (number.equals("1") ? " day" : " days");
  }

  private static String decimals(double number, Format format) {
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN && format != RATIO) {
      return grouped((long) number);
    }
    String text = format.get().format(new BigDecimal(number));
    boolean isZero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return isZero && text.startsWith("-") ? text.substring(1) : text;
  }
}
