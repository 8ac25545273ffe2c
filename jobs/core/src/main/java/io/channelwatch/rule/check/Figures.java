package io.channelwatch.rule.check;

import io.channelwatch.rule.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as messages say them, the same in every locale. */
final class Figures {

  /** What stands for a value that cannot be known. */
  static final String ABSENT = "n/a";

  /** Below it, a number times a hundred is known to far less than a thousandth. */
  private static final double LARGEST_QUICK = 1e9;

  private static final double NEAR = 1e-3;
  private static final int GROUP = 3;

  private static final long[] POWERS = {1, 10, 100};

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
      return decimals(number, 0, 2);
    }
    return switch (unit) {
      case RATIO -> decimals(number, 1, 2) + "x";
      case PERCENT -> decimals(number * 100, 0, 1) + "%";
      case MONEY -> currency + " " + decimals(number, 0, 0);
      case COUNT -> decimals(number, 0, 2);
      case SCORE -> decimals(number, 0, 0);
      case DAYS -> days(decimals(number, 0, 1));
    };
  }

  private static String days(String number) {
    return number + (number.equals("1") ? " day" : " days");
  }

  /** A number rounded half up, its whole part in groups of three digits. */
  private static String decimals(double number, int fewest, int most) {
    String digits = digits(Math.abs(number), most);
    int point = digits.length() - most;
    int end = digits.length();
    while (end > point + fewest && digits.charAt(end - 1) == '0') {
      end--;
    }
    StringBuilder text = new StringBuilder(digits.length() + digits.length() / GROUP + 2);
    text.append(number < 0 && digits.chars().anyMatch(digit -> digit != '0') ? "-" : "");
    for (int i = 0; i < point; i++) {
      text.append(i > 0 && (point - i) % GROUP == 0 ? "," : "").append(digits.charAt(i));
    }
    return text.append(end > point ? "." : "").append(digits, point, end).toString();
  }

  /** The digits of a number with that many decimals, one at least before the point. */
  private static String digits(double number, int decimals) {
    double scaled = number * POWERS[decimals];
    boolean isClear = Math.abs(scaled - Math.floor(scaled) - 0.5) > NEAR;
    String digits =
        number < LARGEST_QUICK && isClear
            ? Long.toString(Math.round(scaled))
            : new BigDecimal(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .unscaledValue()
                .toString();
    return "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
  }
}
