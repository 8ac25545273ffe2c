package io.channelwatch.notification;

import io.channelwatch.rule.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Durations that a schema has accepted, such as {@code 1d12h}, in milliseconds. */
final class FileDuration {
  private FileDuration() {}

  /** A node's duration, or what holds where there is none. */
  static long of(@Nullable Node node, long otherwise) {
    String text = Yaml.text(node);
    return text == null ? otherwise : of(text);
  }

  static long of(String text) {
    long millis = 0;
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        number = Math.min(number * 10 + (c - '0'), Integer.MAX_VALUE);
      } else {
        millis += number * unit(c);
        number = 0;
      }
    }
    return millis;
  }

  private static long unit(char letter) {
    return switch (letter) {
      case 's' -> 1_000L;
      case 'm' -> 60_000L;
      case 'h' -> 3_600_000L;
      case 'd' -> 86_400_000L;
      default -> 7 * 86_400_000L;
    };
  }
}
