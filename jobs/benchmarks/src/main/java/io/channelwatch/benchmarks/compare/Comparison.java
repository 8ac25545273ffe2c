package io.channelwatch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two files of results side by side. */
final class Comparison {

  private static final List<String> HEAD =
      List.of("benchmark", "params", "unit", "old", "new", "ratio", "verdict");
  private static final int FIRST_NUMBER = 3;
  private static final int LAST_NUMBER = 5;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean anySlower;

  Comparison(Map<Subject, Figure> old, Map<Subject, Figure> recent, double tolerance) {
    rows.add(HEAD);
    Set<Subject> subjects = new TreeSet<>(old.keySet());
    subjects.addAll(recent.keySet());
    for (Subject subject : subjects) {
      Figure before = old.get(subject);
      Figure after = recent.get(subject);
      Verdict verdict = Verdict.of(before, after, tolerance);
      anySlower |= verdict == Verdict.SLOWER;
      rows.add(
          List.of(
              subject.name(),
              subject.circumstances(),
              subject.unit(),
              text(before),
              text(after),
              before == null || after == null ? "" : number(after.slowdownSince(before)),
              verdict.toString()));
    }
  }

  /** Whether anything is slower beyond tolerance and beyond both errors. */
  boolean anySlower() {
    return anySlower;
  }

  /** A line for each measurement. */
  List<String> table() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String gap = " ".repeat(width(column) - cell.length());
      boolean number = column >= FIRST_NUMBER && column <= LAST_NUMBER;
      line.append(number ? gap + cell : cell + gap).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String text(@Nullable Figure figure) {
    if (figure == null) {
      return "";
    }
    double error = Math.max(figure.high() - figure.score(), figure.score() - figure.low());
    return number(figure.score()) + (error > 0 ? " ± " + number(error) : "");
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.3f" : "%.0f", number);
  }
}
