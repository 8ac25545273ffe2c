package io.channelwatch.kpi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measure by its name, such as {@code registrations}, {@code stage.PROPOSAL.sourced} or {@code
 * activity.portal_login}: something that occurs and of which there is a count and a sum.
 *
 * @param name the name as formulas write it
 */
public record Measure(String name) {

  private static final Canonical<String, Measure> NAMED = new Canonical<>(Measure::new);

  static final Measure REVENUE = named("revenue");
  static final Measure CUSTOMERS = named("customers");
  static final Measure ACTIVITY = named("activity");
  static final Measure ACTIVITY_AMOUNT = named("activity_amount");

  /** Equal names are one text, so that measures are told apart without comparing letters. */
  public Measure {
    name = name.intern();
  }

  /** The measure of a name that there is. */
  static Measure named(String name) {
    return NAMED.of(name);
  }

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException with the sentence of {@link #problem} if there is none
   */
  public static Measure parse(String name) {
    String problem = MeasureNames.problem(name);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    return named(name);
  }

  /** Null if there is a measure of that name; otherwise a sentence that says what is wrong. */
  public static @Nullable String problem(String name) {
    return MeasureNames.problem(name);
  }

  // Measures are looked up with every record: what a record class brings by itself costs more.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Measure measure && measure.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether it counts deals, rather than records one by one. */
  public boolean isDealMeasure() {
    return DealMeasure.named(this) != null;
  }

  /** Whether deals or customers tell what occurred of it, rather than records that are booked. */
  boolean isTold() {
    return isDealMeasure() || equals(CUSTOMERS);
  }

  /** The same measure of those records alone that bear a symbol, such as {@code revenue.new}. */
  Measure of(Enum<?> symbol) {
    return named(name + "." + symbol.name().toLowerCase(Locale.ROOT));
  }

  /** How many of the units in which its sum is kept make one of those that formulas read. */
  double scale() {
    return name.startsWith("win_cycle") ? 86_400_000.0 : 10_000.0;
  }

  /** Whether its sum is one of quantities rather than of amounts. */
  boolean countsQuantities() {
    return equals(ACTIVITY) || name.startsWith(ACTIVITY.name() + ".");
  }
}
