package io.channelwatch.cli.files;

import java.util.Comparator;

/** The order of texts by their code points, which is that of their bytes in UTF-8. */
public final class CodePoints {

  /** {@link String#compareTo} goes by UTF-16, where rarer characters come before some others. */
  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        boolean same = Character.isSurrogate(l) == Character.isSurrogate(r);
        return same ? l - r : Character.isSurrogate(l) ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
