package io.channelwatch.text;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody most likely meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known name with the smallest edit distance (insertions, deletions, substitutions, swaps of
   * neighbours; case counts little), or null if none is near enough to be a slip. Of equally near
   * ones the first in the order of the alphabet.
   */
  public static @Nullable String name(String written, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(written, candidate);
      boolean nearer =
          distance < bestDistance
              || (distance == bestDistance && best != null && candidate.compareTo(best) < 0);
      if (nearer && distance <= tolerated(written, candidate)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code "; did you mean 'x'?"}, or an empty text if no known name is near. */
  public static String hint(String written, Collection<String> known) {
    String nearest = name(written, known);
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }

  private static int tolerated(String written, String candidate) {
    int longer = Math.max(written.length(), candidate.length());
    return Math.min(written.length() - 1, Math.max(1, longer / 3));
  }

  /** Optimal string alignment distance of the texts in lower case. */
  private static int distance(String written, String candidate) {
    String a = written.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = cost[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
