package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Set;

/**
 * Finds the values of a JSON object in the bytes of its line, as long as everything is plain:
 * fields that are expected, each once, with texts of ASCII without escapes, numbers without
 * exponent or nulls, and attributes, which nothing reads, of no more than a text. It makes nothing
 * but what it is asked for, which is what makes it quick.
 */
final class FlatObject {

  /** What a field holds. */
  private enum Kind {
    NOTHING,
    NULL,
    TEXT,
    NUMBER,
    IGNORED
  }

  private static final int END = -1;
  private static final int ATTRIBUTES = PlainField.ATTRIBUTES.ordinal();
  private static final byte[] NULL = "null".getBytes(US_ASCII);

  /** By the ordinal of the field; empty for one that is not expected. */
  private final byte[][] names = new byte[PlainField.values().length][];

  private final Kind[] kinds = new Kind[names.length];
  private final int[] starts = new int[names.length];
  private final int[] ends = new int[names.length];

  /** By the ordinal of a field: the one that followed it when it was last met. */
  private final int[] followers = new int[names.length];

  private byte[] line = new byte[0];
  private int at;
  private int end;
  private int lastField;

  /** Expects some fields, by their names. */
  FlatObject(Set<String> expected) {
    for (PlainField field : PlainField.values()) {
      boolean known = expected.contains(field.text());
      names[field.ordinal()] = known ? field.text().getBytes(US_ASCII) : new byte[0];
    }
  }

  /** Reads a line that stands among bytes; false if it is not plain: nothing may be asked then. */
  boolean read(byte[] bytes, int from, int to) {
    line = bytes;
    at = from;
    end = to;
    Arrays.fill(kinds, Kind.NOTHING);
    if (token() != '{') {
      return false;
    }
    int after = ',';
    while (after == ',') {
      if (!field()) {
        return false;
      }
      after = token();
    }
    return after == '}' && token() == END;
  }

  private boolean field() {
    if (token() != '"') {
      return false;
    }
    int start = at;
    if (!text()) {
      return false;
    }
    int field = named(start, at - 1);
    return field >= 0 && kinds[field] == Kind.NOTHING && token() == ':' && value(field);
  }

  /** The field of a name, mostly the one that followed the last before; -1 if none is expected. */
  private int named(int start, int end) {
    int last = lastField;
    int field = followers[last];
    if (!isNamed(field, start, end)) {
      field = names.length - 1;
      while (field >= 0 && !isNamed(field, start, end)) {
        field--;
      }
      if (field < 0) {
        return field;
      }
      followers[last] = field;
    }
    lastField = field;
    return field;
  }

  private boolean isNamed(int field, int start, int end) {
    byte[] name = names[field];
    return start < end
        && name.length == end - start
        && Arrays.equals(name, 0, name.length, line, start, end);
  }

  private boolean value(int field) {
    int first = token();
    int start = first == '"' ? at : at - 1;
    if (field == ATTRIBUTES) {
      keep(field, Kind.IGNORED, start, at);
      return first == '{' && ofOneText();
    }
    if (first == '"' && text()) {
      keep(field, Kind.TEXT, start, at - 1);
    } else if ((first == '-' || isDigit(first)) && number(first)) {
      keep(field, Kind.NUMBER, start, at);
    } else if (first == 'n' && isNull(start)) {
      keep(field, Kind.NULL, start, at);
    } else {
      return false;
    }
    return true;
  }

  private void keep(int field, Kind kind, int start, int end) {
    kinds[field] = kind;
    starts[field] = start;
    ends[field] = end;
  }

  /** Goes behind the quote that ends a text. */
  private boolean text() {
    at = ByteSearch.plainEnd(line, at, end);
    return at < end && line[at++] == '"';
  }

  /** Goes behind an object whose brace was read if it is empty or of one text. */
  private boolean ofOneText() {
    int first = token();
    if (first != '"') {
      return first == '}';
    }
    return text() && token() == ':' && token() == '"' && text() && token() == '}';
  }

  /** Goes behind a number whose first character was read. */
  private boolean number(int first) {
    int lead = first == '-' ? peek() : first;
    int start = first == '-' ? at : at - 1;
    digits();
    boolean whole = at > start && (lead != '0' || at == start + 1);
    if (peek() != '.') {
      return whole;
    }
    int point = at++;
    digits();
    return whole && at > point + 1;
  }

  private void digits() {
    while (isDigit(peek())) {
      at++;
    }
  }

  private boolean isNull(int start) {
    at = Math.min(start + NULL.length, end);
    return Arrays.equals(line, start, at, NULL, 0, NULL.length);
  }

  /** The next character that is no space. */
  private int token() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
    return at < end ? line[at++] : END;
  }

  private int peek() {
    return at < end ? line[at] : END;
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /** Whether a field is neither left out nor null. */
  boolean has(PlainField field) {
    return isText(field) || kinds[field.ordinal()] == Kind.NUMBER;
  }

  /** Whether a field holds a text. */
  boolean isText(PlainField field) {
    return kinds[field.ordinal()] == Kind.TEXT;
  }

  /** What a field holds that is there, a text without its quotes. */
  String get(PlainField field) {
    int start = start(field);
    return new String(line, start, end(field) - start, ISO_8859_1);
  }

  /** The bytes among which the line stands. */
  byte[] line() {
    return line;
  }

  /** Where among them the value of a field begins. */
  int start(PlainField field) {
    return starts[field.ordinal()];
  }

  /** Where among them the value of a field ends. */
  int end(PlainField field) {
    return ends[field.ordinal()];
  }
}
