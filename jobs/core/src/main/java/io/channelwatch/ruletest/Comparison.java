package io.channelwatch.ruletest;

import io.channelwatch.alert.LevelPhase;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was expected beside what was found. */
final class Comparison {

  private static final double TOLERANCE = 1e-9;
  private static final String ABSENT = "absent";

  /** One line; {@code expected} is empty for what is shown alone. */
  private record Line(String name, String expected, String actual, boolean differs) {}

  private final Expectation expectation;
  private final Standing standing;
  private final List<Line> lines = new ArrayList<>();

  /**
   * @param facts what the rule is evaluated on; null where there is no such deal yet
   * @param shown further values that are worth a look where something differs
   */
  Comparison(
      Expectation expectation,
      Standing standing,
      @Nullable Facts facts,
      Map<String, NumberExpression> shown) {
    this.expectation = expectation;
    this.standing = standing;
    addState();
    Map<String, NumberExpression> others = new LinkedHashMap<>(shown);
    for (Expectation.Value value : expectation.values()) {
      others.remove(value.text());
      double actual = number(value.expression(), facts);
      add(value.text(), text(value.number()), text(actual), differ(value.number(), actual));
    }
    others.forEach((name, value) -> add(name, "", text(number(value, facts)), false));
  }

  /** Whether anything is not as it was expected. */
  boolean differs() {
    return lines.stream().anyMatch(Line::differs);
  }

  /** What differs, in words. */
  String sentence() {
    List<String> differences = new ArrayList<>();
    for (Line line : lines) {
      if (line.differs()) {
        differences.add("%s is %s, not %s".formatted(line.name(), line.actual(), line.expected()));
      }
    }
    return String.join("; ", differences);
  }

  /** All of it as a table; what differs is marked. */
  String table() {
    int name = width("", lines.stream().map(Line::name).toList());
    int expected = width("expected", lines.stream().map(Line::expected).toList());
    StringBuilder table = new StringBuilder();
    table.append(row(' ', "", name, "expected", expected, "found"));
    for (Line line : lines) {
      char mark = line.differs() ? '!' : ' ';
      table.append(row(mark, line.name(), name, line.expected(), expected, line.actual()));
    }
    return table.toString();
  }

  private static int width(String heading, List<String> texts) {
    return texts.stream().mapToInt(String::length).reduce(heading.length(), Math::max);
  }

  private static String row(
      char mark, String name, int nameWidth, String expected, int expectedWidth, String actual) {
    String format = "  %c %-" + nameWidth + "s  %-" + expectedWidth + "s  %s";
    return String.format(Locale.ROOT, format, mark, name, expected, actual).stripTrailing() + "\n";
  }

  private void addState() {
    Severity expected = expectation.severity();
    LevelPhase state = expectation.state();
    boolean ofLevel =
        expected != null && (state == LevelPhase.INACTIVE || state == LevelPhase.PENDING);
    LevelPhase found = ofLevel && expected != null ? standing.phase(expected) : standing.state();
    add("state", word(state), word(found), state != found);
    if (expected != null) {
      Severity severity = ofLevel ? expected : standing.severity();
      String word = severity == null ? "none" : word(severity);
      add("severity", word(expected), word, severity != expected);
    }
    for (Level level : expectation.rule().levels()) {
      LevelPhase phase = standing.phase(level.severity());
      boolean waits = phase == LevelPhase.PENDING || phase == LevelPhase.RECOVERING;
      String since =
          waits ? " since " + Instant.ofEpochMilli(standing.since(level.severity())) : "";
      add("level " + word(level.severity()), "", word(phase) + since, false);
    }
  }

  private void add(String name, String expected, String actual, boolean differs) {
    lines.add(new Line(name, expected, actual, differs));
  }

  private static double number(NumberExpression expression, @Nullable Facts facts) {
    return facts == null ? Double.NaN : expression.value(facts);
  }

  private static boolean differ(double expected, double actual) {
    if (Double.isNaN(expected) || Double.isNaN(actual)) {
      return Double.isNaN(expected) != Double.isNaN(actual);
    }
    double larger = Math.max(Math.abs(expected), Math.abs(actual));
    return Math.abs(expected - actual) > TOLERANCE * larger;
  }

  private static String text(double number) {
    return Double.isNaN(number)
        ? ABSENT
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
