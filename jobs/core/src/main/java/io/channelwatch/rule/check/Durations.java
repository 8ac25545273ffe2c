package io.channelwatch.rule.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 30m} or {@code 1d12h}. */
final class Durations {

  private static final Pattern PART = Pattern.compile("([0-9]+)([smhdw])");

  /** A hundred years, so that an instant and a duration always add up to an instant. */
  private static final long LONGEST = 36_525 * 86_400_000L;

  private Durations() {}

  /**
   * The duration in milliseconds.
   *
   * @throws IllegalArgumentException if the text is no duration
   * @throws ArithmeticException if it is longer than can be counted
   */
  static long millis(String text) {
    Matcher part = PART.matcher(text);
    long millis = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      long amount = Long.parseLong(part.group(1));
      millis = Math.addExact(millis, Math.multiplyExact(amount, unit(part.group(2))));
      end = part.end();
    }
    if (end == 0 || end < text.length()) {
      throw new IllegalArgumentException("'" + text + "' is not a duration");
    }
    if (millis > LONGEST) {
      throw new ArithmeticException("'" + text + "' is longer than a hundred years");
    }
    return millis;
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "s" -> 1_000L;
      case "m" -> 60_000L;
      case "h" -> 3_600_000L;
      case "d" -> 86_400_000L;
      default -> 7 * 86_400_000L;
    };
  }
}
