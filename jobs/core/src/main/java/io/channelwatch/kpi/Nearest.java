package io.channelwatch.kpi;

import java.util.Comparator;
import java.util.List;

/** Finds the name that someone may have meant, by the Levenshtein distance. */
final class Nearest {

  private Nearest() {}

  /** Of the known names the one that takes the fewest edits; the first of several. */
  static String to(String name, List<String> known) {
    return known.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElse("");
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
