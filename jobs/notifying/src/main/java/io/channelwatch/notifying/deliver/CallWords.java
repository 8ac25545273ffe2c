package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.WindowPhrase;
import io.channelwatch.kpi.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls of functions, as rules write them, in words for people. */
final class CallWords {

  private static final Pattern CALL = Pattern.compile("([a-z_]+)\\((.*)\\)");
  private static final Pattern TEXT = Pattern.compile("['\"]([^'\"]*)['\"]");
  private static final Map<String, String> DEAL =
      Map.of(
          "deal.amount", "Amount of the deal",
          "deal.age_days", "Days since the deal was registered",
          "deal.days_in_stage", "Days in its stage",
          "deal.days_since_update", "Days since the last update",
          "deal.days_overdue", "Days past the close date");

  private CallWords() {}

  /** The words for a call or a deal's field; null for what is neither. */
  static @Nullable String of(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return DEAL.get(text);
    }
    List<String> arguments = arguments(call.group(2));
    if (arguments == null) {
      return null;
    }
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    String function = call.group(1);
    return switch (function) {
      case "tenure_days" -> "Days in the program";
      case "elapsed" -> capitalised(first) + " gone by";
      case "target" -> capitalised(measure(first)) + " target of the " + period(arguments);
      case "days_since" -> "Days since the last " + measure(first);
      case "count" -> counted("Number of " + measure(first), arguments);
      case "sum" -> counted("Sum of " + measure(first), arguments);
      case "days_with" -> counted("Days with " + measure(first), arguments);
      case "coalesce", "when" -> wrapped(function.equals("when") ? arguments.get(1) : first);
      default -> openDeals(function, first);
    };
  }

  private static @Nullable String openDeals(String function, String argument) {
    String deals =
        switch (function.replaceAll("_(count|value)$", "")) {
          case "open" -> "open deals" + narrowed(argument);
          case "overdue" -> "deals past their close date, untouched for " + argument + " days";
          case "stalled" -> "deals untouched for " + argument + " days";
          case "slipped" -> "deals that slipped out of the quarter";
          default -> null;
        };
    if (deals == null) {
      return null;
    }
    return function.endsWith("_value") ? "Value of " + deals : capitalised(deals);
  }

  private static String narrowed(String argument) {
    if (argument.isEmpty()) {
      return "";
    }
    String word = argument.toLowerCase(Locale.ROOT);
    return word.equals(argument) ? " expected this " + word : " in stage " + word;
  }

  /** A value that another one stands in for is still that value. */
  private static String wrapped(String inner) {
    return Wording.label(inner);
  }

  private static String period(List<String> arguments) {
    return arguments.size() > 1 ? arguments.get(1) : "quarter";
  }

  private static String counted(String what, List<String> arguments) {
    try {
      Window window =
          arguments.size() > 2
              ? Window.parse(arguments.get(1), arguments.get(2))
              : Window.parse(arguments.get(1));
      return what + ", " + WindowPhrase.of(window);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return what;
    }
  }

  private static String measure(String name) {
    return Wording.words(name.replaceFirst("^activity\\.", "")).toLowerCase(Locale.ROOT);
  }

  /** The arguments, texts without their quotes; null where the parentheses do not match. */
  private static @Nullable List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return null;
      }
      if (c == ',' && depth == 0) {
        arguments.add(plain(text.substring(from, i)));
        from = i + 1;
      }
    }
    if (!text.isBlank()) {
      arguments.add(plain(text.substring(from)));
    }
    return arguments;
  }

  private static String plain(String argument) {
    Matcher quoted = TEXT.matcher(argument.strip());
    return quoted.matches() ? quoted.group(1) : argument.strip();
  }

  static String capitalised(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
