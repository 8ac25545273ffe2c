package io.channelwatch.alert;

import io.channelwatch.kpi.Window;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a short phrase what a window covers. */
public final class WindowPhrase {

  private WindowPhrase() {}

  /** Such as {@code the last 30 days}, {@code this quarter} or {@code all time}. */
  public static String of(Window window) {
    return switch (window.kind()) {
      case HOURS -> trailing(window, "hour");
      case DAYS -> trailing(window, "day");
      case DAY -> "today";
      case WEEK, MONTH, QUARTER, YEAR -> "this " + lower(window.kind());
      case PREV_DAY -> "yesterday";
      case PREV_WEEK, PREV_MONTH, PREV_QUARTER, PREV_YEAR ->
          "the previous " + lower(window.kind()).substring("prev_".length());
      case PREV_MONTH_TO_DATE, PREV_QUARTER_TO_DATE, PREV_YEAR_TO_DATE ->
          "the previous " + lower(window.kind()).replaceAll("prev_|_to_date", "") + " to date";
      case ALL -> "all time";
    };
  }

  private static String trailing(Window window, String unit) {
    return window.offset() == 0
        ? last(window.length(), unit)
        : "the " + plural(window.length(), unit) + " before the last " + window.offset();
  }

  private static String last(int count, String unit) {
    return count == 1 ? "the last " + unit : "the last " + plural(count, unit);
  }

  static String plural(int count, String unit) {
    return count == 1 ? "1 " + unit : count + " " + unit + "s";
  }

  static String lower(@Nullable Enum<?> symbol) {
    return symbol == null ? "period" : symbol.name().toLowerCase(Locale.ROOT);
  }
}
