package io.channelwatch.rule.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The functions of expressions. A signature is the kind of the result and those of the arguments:
 * {@code n} a number, {@code t} a text, {@code b} a condition.
 */
enum Function {
  COUNT("count(measure, window) or count(measure, window, offset)", "n:tt n:ttt"),
  SUM("sum(measure, window) or sum(measure, window, offset)", "n:tt n:ttt"),
  DAYS_WITH("days_with(measure, window)", "n:tt"),
  DAYS_SINCE("days_since(measure)", "n:t"),
  OPEN_COUNT("open_count(), open_count(stage) or open_count(period)", "n: n:t"),
  OPEN_VALUE("open_value(), open_value(stage) or open_value(period)", "n: n:t"),
  OVERDUE_COUNT("overdue_count(days)", "n:n"),
  OVERDUE_VALUE("overdue_value(days)", "n:n"),
  STALLED_COUNT("stalled_count(days)", "n:n"),
  STALLED_VALUE("stalled_value(days)", "n:n"),
  SLIPPED_COUNT("slipped_count()", "n:"),
  SLIPPED_VALUE("slipped_value()", "n:"),
  TARGET("target(metric) or target(metric, period)", "n:t n:tt"),
  ELAPSED("elapsed(period)", "n:t"),
  TENURE_DAYS("tenure_days()", "n:"),
  CHANGE("change(a, b)", "n:nn"),
  SCORE("score(x, zero, full)", "n:nnn"),
  WHEN("when(condition, x)", "n:bn t:bt b:bb"),
  KNOWN("known(x)", "b:n b:t b:b"),
  COALESCE("coalesce(a, b)", "n:nn t:tt b:bb");

  private static final Map<String, Function> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Function::word, function -> function));

  private final String usage;
  private final String signatures;

  Function(String usage, String signatures) {
    this.usage = usage;
    this.signatures = signatures;
  }

  /** The functions by the names under which expressions call them. */
  static Map<String, Function> byName() {
    return BY_NAME;
  }

  /** The name under which expressions call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is called, for people. */
  String usage() {
    return usage;
  }

  /** The kinds of the result and, after a colon, of the arguments. */
  List<String> signatures() {
    return List.of(signatures.split(" "));
  }

  /** Whether it reads a partner's history, deals, targets or calendar. */
  boolean readsPartner() {
    return compareTo(TENURE_DAYS) <= 0;
  }
}
