package io.channelwatch.rule.expression;

import io.channelwatch.kpi.Window;
import io.channelwatch.rule.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows by the texts that name them. */
final class Windows {

  private static final Pattern TRAILING = Pattern.compile("([1-9][0-9]{0,4})([hdw])");
  private static final int MOST_HOURS = 168;

  private Windows() {}

  static Window parse(String text) {
    Matcher trailing = TRAILING.matcher(text);
    if (trailing.matches()) {
      boolean hours = trailing.group(2).equals("h");
      int length = length(trailing);
      if (hours && length > MOST_HOURS) {
        throw new IllegalArgumentException("a window of hours reaches back 168 hours at most");
      }
      return new Window(hours ? Window.Kind.HOURS : Window.Kind.DAYS, length, 0);
    }
    List<String> names = new ArrayList<>();
    for (Window.Kind kind : Window.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      if (kind.compareTo(Window.Kind.DAY) >= 0) {
        if (name.equals(text)) {
          return new Window(kind, 0, 0);
        }
        names.add(name);
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is not a window such as 30d, 12w, 24h, quarter or all"
            + Nearest.hint(text, names));
  }

  static Window parse(String text, String offset) {
    Window window = parse(text);
    Window left = parse(offset);
    if (window.kind() != left.kind() || window.length() == 0 || left.length() == 0) {
      throw new IllegalArgumentException(
          "a window and its offset are both in hours, or both in days and weeks; these are '"
              + text
              + "' and '"
              + offset
              + "'");
    }
    if (window.kind() == Window.Kind.HOURS && window.length() + left.length() > MOST_HOURS) {
      throw new IllegalArgumentException("a window of hours reaches back 168 hours at most");
    }
    return new Window(window.kind(), window.length(), left.length());
  }

  private static int length(Matcher trailing) {
    int number = Integer.parseInt(trailing.group(1));
    return trailing.group(2).equals("w") ? 7 * number : number;
  }
}
