package io.channelwatch.ruletest;

import io.channelwatch.rule.yaml.Yaml;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One mapping of a test, its values as the core has them. What is left out, null, or of another
 * form than the schema allows is null; what has the form and no meaning is told.
 */
final class Fields {

  private static final int DIGITS = 18;
  private static final int FIRST_YEAR = 1980;
  private static final int LAST_YEAR = 2099;
  private static final String YEARS = " in the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR);

  private final Notes notes;
  private final Node node;

  Fields(Notes notes, Node node) {
    this.notes = notes;
    this.node = node;
  }

  Node node() {
    return node;
  }

  /** Whether the key stands there, even with null. */
  boolean has(String key) {
    return Yaml.field(node, key) != null;
  }

  /** The mapping under a key; null if there is none. */
  @Nullable Fields fields(String key) {
    Node inner = Yaml.field(node, key);
    return inner == null || Yaml.entries(inner).isEmpty() ? null : new Fields(notes, inner);
  }

  @Nullable String text(String key) {
    return Yaml.text(node, key);
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** Milliseconds since the epoch; a date is the beginning of its day in the program's zone. */
  @Nullable Long instant(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return text.indexOf('T') < 0
          ? notes.calendar().startOfDay(day(LocalDate.parse(text)))
          : instant(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      problemIfFormed(key, text, "there is no instant " + text + YEARS);
      return null;
    }
  }

  long instant(String key, long otherwise) {
    Long instant = instant(key);
    return instant == null ? otherwise : instant;
  }

  /** Days since 1970-01-01. */
  @Nullable Integer day(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeException e) {
      problemIfFormed(key, text, "there is no day " + text + YEARS);
      return null;
    }
  }

  private static long instant(OffsetDateTime time) {
    day(time.toLocalDate());
    return time.toInstant().toEpochMilli();
  }

  /** Days without end would have to be played for a year with a slip in it. */
  private static int day(LocalDate date) {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new DateTimeException(date + " lies far away");
    }
    return (int) date.toEpochDay();
  }

  /** A number in units of its last decimal: with scale 4 in ten-thousandths. */
  @Nullable Long fixed(String key, int scale) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text).stripTrailingZeros();
      if (number.scale() <= scale && number.precision() - number.scale() <= DIGITS - scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
      }
      problem(
          key,
          "%s is too long: at most %d digits, %d of them decimals".formatted(text, DIGITS, scale));
    } catch (NumberFormatException e) {
      // The schema has said so.
    }
    return null;
  }

  long fixed(String key, int scale, long otherwise) {
    Long fixed = fixed(key, scale);
    return fixed == null ? otherwise : fixed;
  }

  long whole(String key, long otherwise) {
    String text = text(key);
    try {
      return text == null ? otherwise : new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return otherwise;
    }
  }

  /** A constant by its name, or another one. */
  <E extends Enum<E>> E oneOf(String key, E otherwise) {
    String text = text(key);
    return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst()
        .orElse(otherwise);
  }

  /** Tells of something at the value of a key, or at the mapping where there is no such key. */
  void problem(String key, String message) {
    Node value = Yaml.field(node, key);
    notes.problem(value == null ? node : value, message);
  }

  /** The schema tells of what has not even the form. */
  private void problemIfFormed(String key, String text, String message) {
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+))?")) {
      problem(key, message);
    }
  }
}
