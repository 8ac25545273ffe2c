package io.channelwatch.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 1s}, {@code 15m}, {@code 1d12h}. */
public final class Durations {

  private static final Pattern TERM = Pattern.compile("(\\d{1,12})(ms|s|m|h|d|w)");

  private Durations() {}

  /** Milliseconds; null for what is no duration. A day has 24 hours. */
  public static @Nullable Long parse(String text) {
    try {
      return sum(text);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Long sum(String text) {
    Matcher term = TERM.matcher(text);
    long sum = 0;
    int end = 0;
    while (term.find() && term.start() == end) {
      long unit = unit(term.group(2));
      sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(term.group(1)), unit));
      end = term.end();
    }
    return end > 0 && end == text.length() ? sum : null;
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 7L * 86_400_000;
    };
  }
}
