package io.channelwatch.notifying.deliver;

import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How values read in a message.
 *
 * @param zone the reader's time zone
 * @param currency the program's
 */
record Wording(ZoneId zone, String currency) {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\s\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** What stands for a value that is not known. */
  static final String UNKNOWN = "not known";

  /** A name or a title in one line, without what is not to be seen. */
  static String line(String text) {
    return INVISIBLE.matcher(text).replaceAll(" ").strip();
  }

  /** Text in lines, without what turns the direction of writing or is not to be seen. */
  static String text(String text) {
    return text.lines().map(Wording::line).collect(Collectors.joining("\n")).strip();
  }

  /** The time between two instants in one unit, such as {@code 3 days}. */
  String age(long from, long until) {
    long days =
        ChronoUnit.DAYS.between(
            Instant.ofEpochMilli(from).atZone(zone), Instant.ofEpochMilli(until).atZone(zone));
    long hours = (until - from) / 3_600_000;
    if (days > 0) {
      return counted(days, "day");
    }
    return hours > 0 ? counted(hours, "hour") : counted((until - from) / 60_000, "minute");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  /** An instant in milliseconds since the epoch. */
  String instant(long millis) {
    return INSTANT.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** The day of an instant in milliseconds since the epoch. */
  String dayOf(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** A day counted from 1970-01-01. */
  String day(int epochDay) {
    return DAY.format(LocalDate.ofEpochDay(epochDay));
  }

  /** An amount of ten-thousandths. */
  String money(long tenThousandths) {
    return money(BigDecimal.valueOf(tenThousandths).divide(TEN_THOUSAND));
  }

  private String money(BigDecimal amount) {
    boolean whole = amount.abs().compareTo(BigDecimal.valueOf(1000)) >= 0;
    return currency + " " + number(amount, whole ? "#,##0" : "#,##0.##");
  }

  /** A quantity of ten-thousandths. */
  String quantity(long tenThousandths) {
    return number(BigDecimal.valueOf(tenThousandths).divide(TEN_THOUSAND), "#,##0.##");
  }

  /** A value with its unit; NaN reads as not known. */
  String value(double value, @Nullable String unit) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return UNKNOWN;
    }
    BigDecimal number = BigDecimal.valueOf(value);
    return switch (unit == null ? "" : unit) {
      case "ratio" -> number(number, "#,##0.0#") + "x";
      case "percent" -> number(number.movePointRight(2), "#,##0.#") + "%";
      case "days" -> number(number, "#,##0.#") + (value == 1 ? " day" : " days");
      case "money" -> money(number);
      case "score" -> number(number, "#,##0.#") + " of 100";
      default -> number(number, "#,##0.##");
    };
  }

  /** What a value is compared with, such as {@code below 1.5x}. */
  String relation(Threshold threshold, @Nullable String unit) {
    String relation =
        switch (threshold.operator()) {
          case "<" -> "below";
          case "<=" -> "at or below";
          case ">" -> "above";
          case ">=" -> "at or above";
          case "!=" -> "other than";
          default -> "at";
        };
    return relation + ' ' + value(threshold.number(), unit);
  }

  /** A severity in lower case. */
  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** The name of a KPI or a call of a function as people read it; all else as it is. */
  static String label(String name) {
    String call = CallWords.of(name);
    if (call != null) {
      return call;
    }
    boolean plain =
        name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    return plain ? CallWords.capitalised(words(name)) : name;
  }

  /** A name's words. */
  static String words(String name) {
    return name.replace('_', ' ').replace('.', ' ');
  }

  private static String number(BigDecimal value, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(value);
  }
}
