package io.channelwatch.benchmarks.compare;

import org.jspecify.annotations.Nullable;

/** How a measurement turned out beside an earlier one. */
enum Verdict {
  SLOWER("slower"),
  FASTER("faster"),
  SAME("same"),

  /** Further apart than is tolerated, but the errors of both are as large. */
  UNSURE("unsure"),
  NEW("new"),
  GONE("gone");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /**
   * Judges a measurement.
   *
   * @param before null: there was none
   * @param after null: there is none any more
   * @param tolerance how many times as much time is no news
   */
  static Verdict of(@Nullable Figure before, @Nullable Figure after, double tolerance) {
    if (before == null) {
      return NEW;
    }
    if (after == null) {
      return GONE;
    }
    double slowdown = after.slowdownSince(before);
    if (slowdown <= tolerance && slowdown >= 1 / tolerance) {
      return SAME;
    }
    if (after.overlaps(before)) {
      return UNSURE;
    }
    return slowdown > 1 ? SLOWER : FASTER;
  }

  @Override
  public String toString() {
    return word;
  }
}
