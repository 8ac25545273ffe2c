package io.channelwatch.kpi;

import org.jspecify.annotations.Nullable;

/**
 * A measure by its name, such as {@code registrations}, {@code stage.PROPOSAL.sourced} or {@code
 * activity.portal_login}: something that occurs and of which there is a count and a sum.
 *
 * @param name the name as formulas write it
 */
public record Measure(String name) {

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException with the sentence of {@link #problem} if there is none
   */
  public static Measure parse(String name) {
    return unwritten();
  }

  /** Null if there is a measure of that name; otherwise a sentence that says what is wrong. */
  public static @Nullable String problem(String name) {
    return unwritten();
  }

  /** Whether it counts deals, rather than records one by one. */
  public boolean isDealMeasure() {
    return unwritten();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // until the bodies are written
  private static <T> T unwritten() {
    throw new UnsupportedOperationException();
  }
}
