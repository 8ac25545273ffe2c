package io.channelwatch.cli.files;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a {@link FlatObject} as the jobs take them. What is not of the plainest form, or
 * perhaps of no use, comes back as some value or other, and the line is {@link #isPlain} no longer.
 */
final class PlainValues {

  private static final int LONGEST = 1_000;
  private static final int DECIMALS = 4;
  private static final int WHOLE_DIGITS = 14;

  private final FlatObject in;
  private boolean plain;

  PlainValues(FlatObject in) {
    this.in = in;
  }

  /** Reads a line that stands among bytes. */
  void read(byte[] bytes, int from, int to) {
    plain = in.read(bytes, from, to);
  }

  /** Whether the line, and whatever was asked of it, is plain. */
  boolean isPlain() {
    return plain;
  }

  /** Holds the line to something that plain ones fulfil. */
  void require(boolean fulfilled) {
    plain &= fulfilled;
  }

  /** Whether there is a value. */
  boolean has(PlainField field) {
    return in.has(field);
  }

  /** A text that says something. */
  String id(PlainField field) {
    String text = text(field);
    require(!text.isBlank());
    return text;
  }

  /** A text. */
  String text(PlainField field) {
    String text = optionalText(field);
    require(text != null);
    return text == null ? "" : text;
  }

  @Nullable String optionalText(PlainField field) {
    if (!in.has(field)) {
      return null;
    }
    require(in.isText(field) && in.end(field) - in.start(field) <= LONGEST);
    return plain ? in.get(field) : "";
  }

  /** Three capital letters. */
  String currency(PlainField field) {
    String code = text(field);
    require(code.length() == 3);
    for (int i = 0; i < code.length(); i++) {
      require(code.charAt(i) >= 'A' && code.charAt(i) <= 'Z');
    }
    return code;
  }

  /** One of some symbols. */
  <E> E symbol(PlainField field, Map<String, E> symbols, E other) {
    E symbol = symbols.get(text(field));
    require(symbol != null);
    return symbol == null ? other : symbol;
  }

  /** A whole number that is not below 0. */
  long whole(PlainField field) {
    require(in.has(field) && !in.isText(field));
    int start = in.start(field);
    int end = in.end(field);
    require(end - start <= WHOLE_DIGITS);
    return digits(in.line(), start, end);
  }

  /** Ten-thousandths of a unit, from a number or a text. */
  long fixed(PlainField field) {
    require(in.has(field));
    return plain ? fixed(in.line(), in.start(field), in.end(field)) : 0;
  }

  private long fixed(byte[] line, int start, int end) {
    boolean negative = start < end && line[start] == '-';
    int from = negative ? start + 1 : start;
    int point = from;
    while (point < end && line[point] != '.') {
      point++;
    }
    int decimals = Math.max(0, end - point - 1);
    require(point > from && point - from <= WHOLE_DIGITS && decimals <= DECIMALS);
    require(point == end || decimals > 0);
    long number = digits(line, from, point);
    for (int i = 1; plain && i <= DECIMALS; i++) {
      number = number * 10 + (point + i < end ? digits(line, point + i, point + i + 1) : 0);
    }
    return negative ? -number : number;
  }

  private long digits(byte[] line, int from, int end) {
    long number = 0;
    for (int i = from; plain && i < end; i++) {
      require(line[i] >= '0' && line[i] <= '9');
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  /** Milliseconds since the epoch. */
  long instant(PlainField field) {
    require(in.isText(field));
    long instant =
        plain ? PlainTimes.instant(in.line(), in.start(field), in.end(field)) : PlainTimes.NONE;
    require(instant != PlainTimes.NONE);
    return instant;
  }

  @Nullable Long optionalInstant(PlainField field) {
    return in.has(field) ? Long.valueOf(instant(field)) : null;
  }

  /** Days since 1970-01-01. */
  int day(PlainField field) {
    require(in.isText(field) && in.end(field) - in.start(field) == PlainTimes.DAY);
    long day = plain ? PlainTimes.day(in.line(), in.start(field)) : PlainTimes.NONE;
    require(day != PlainTimes.NONE);
    return (int) day;
  }

  @Nullable Integer optionalDay(PlainField field) {
    return in.has(field) ? Integer.valueOf(day(field)) : null;
  }
}
