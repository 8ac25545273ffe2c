package io.channelwatch.kpi;

import io.channelwatch.kpi.Window.Kind;
import io.channelwatch.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How formulas write windows, and what to say about one that they cannot mean. */
final class WindowNames {

  private static final int MOST_HOURS = 168;

  /** A hundred years: beyond any history, within an int. */
  private static final int MOST_DAYS = 36_525;

  private static final Map<String, Window> NAMED =
      Arrays.stream(Kind.values())
          .filter(kind -> kind != Kind.HOURS && kind != Kind.DAYS)
          .map(kind -> new Window(kind, 0, 0))
          .collect(Collectors.toMap(WindowNames::name, Function.identity()));

  private static final List<String> NAMES =
      Arrays.stream(Kind.values())
          .filter(kind -> kind != Kind.HOURS && kind != Kind.DAYS)
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private WindowNames() {}

  static Window parse(String text) {
    Window named = NAMED.get(text);
    if (named != null) {
      return named;
    }
    Window trailing = trailing(text);
    if (trailing == null) {
      String nearest = Nearest.name(text, NAMES);
      throw new IllegalArgumentException(
          String.format(
              "'%s' is not a window%s Windows are Nh, Nd and Nw with N from 1, %s",
              text,
              nearest == null ? "." : "; did you mean '" + nearest + "'?",
              String.join(", ", NAMES)));
    }
    return checked(trailing, text, "");
  }

  static Window parse(String text, String offsetText) {
    Window window = parse(text);
    if (window.kind() != Kind.HOURS && window.kind() != Kind.DAYS) {
      throw new IllegalArgumentException(
          String.format(
              "the window '%s' takes no offset; only Nh, Nd and Nw do, not '%s'",
              text, offsetText));
    }
    Window offset = trailing(offsetText);
    if (offset == null || offset.kind() != window.kind()) {
      throw new IllegalArgumentException(
          String.format(
              "the offset '%s' does not go with the window '%s'; expected %s",
              offsetText,
              text,
              window.kind() == Kind.HOURS ? "hours (Nh)" : "days or weeks (Nd, Nw)"));
    }
    Window shifted = new Window(window.kind(), window.length(), offset.length());
    return checked(shifted, text, " with the offset '" + offsetText + "'");
  }

  private static Window checked(Window window, String text, String offset) {
    boolean hours = window.kind() == Kind.HOURS;
    int most = hours ? MOST_HOURS : MOST_DAYS;
    if (window.length() > most - window.offset()) {
      throw new IllegalArgumentException(
          String.format(
              "the window '%s'%s reaches too far back; expected at most %d %s in all",
              text, offset, most, hours ? "hours" : "days"));
    }
    return window;
  }

  /** A number from 1 and a unit; null if the text is anything else. */
  private static @Nullable Window trailing(String text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > 6 || text.charAt(0) == '0') {
      return null;
    }
    int number = 0;
    for (int i = 0; i < digits; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return null;
      }
      number = number * 10 + digit - '0';
    }
    return switch (text.charAt(digits)) {
      case 'h' -> new Window(Kind.HOURS, number, 0);
      case 'd' -> new Window(Kind.DAYS, number, 0);
      case 'w' -> new Window(Kind.DAYS, 7 * number, 0);
      default -> null;
    };
  }

  private static String name(Window window) {
    return window.kind().name().toLowerCase(Locale.ROOT);
  }
}
