package io.channelwatch.kpi;

import io.channelwatch.event.FxRate;
import java.util.List;

/**
 * What other currencies are worth in the program's: of each currency the rates by the day from
 * which on they hold.
 */
public final class FxRates {

  /** What {@link #toProgram} gives where no rate is known for the day; never an amount. */
  public static final long NO_RATE = Long.MIN_VALUE;

  /** No rates: only the program's own currency can be converted. */
  public FxRates(String programCurrency) {}

  /** The rates that a {@link #snapshot} held. */
  public static FxRates of(String programCurrency, List<FxRate> snapshot) {
    return unwritten();
  }

  /**
   * Takes up a rate, or the removal of one, unless a later one for the same currency and day is
   * known already.
   *
   * @return whether it was taken up
   */
  public boolean apply(FxRate rate) {
    return unwritten();
  }

  /**
   * An amount in the program's currency, with the rate that holds on a day, rounded half-even to
   * ten-thousandths.
   *
   * @param amount in ten-thousandths of {@code currency}
   * @param day days since 1970-01-01
   * @return ten-thousandths of the program's currency; {@link #NO_RATE} where no rate holds
   * @throws ArithmeticException if the result has more than 18 digits
   */
  public long toProgram(long amount, String currency, int day) {
    return unwritten();
  }

  /** Every rate known, removals included, in the order of currency and day. */
  public List<FxRate> snapshot() {
    return unwritten();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // until the bodies are written
  private static <T> T unwritten() {
    throw new UnsupportedOperationException();
  }
}
