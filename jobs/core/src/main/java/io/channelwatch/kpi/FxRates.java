package io.channelwatch.kpi;

import io.channelwatch.event.FxRate;
import io.channelwatch.event.Rejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What other currencies are worth in the program's: of each currency the rates by the day from
 * which on they hold. Mutable, not for sharing between threads.
 */
public final class FxRates {

  /** What {@link #toProgram} gives where no rate is known for the day; never an amount. */
  public static final long NO_RATE = Long.MIN_VALUE;

  /** What {@link #convert} gives where the result has too many digits; never an amount. */
  private static final long OVERFLOW = NO_RATE + 1;

  private static final long RATE_UNIT = 100_000_000L;
  private static final int RATE_SCALE = 8;
  private static final int AMOUNT_SCALE = 4;

  /** The first number of ten-thousandths that decimal(18,4) does not hold. */
  private static final long TOO_LARGE = 1_000_000_000_000_000_000L;

  private final String programCurrency;
  private final Map<String, TreeMap<Integer, FxRate>> rates = new TreeMap<>();

  /** No rates: only the program's own currency can be converted. */
  public FxRates(String programCurrency) {
    this.programCurrency = programCurrency;
  }

  /** The rates that a {@link #snapshot} held. */
  public static FxRates of(String programCurrency, List<FxRate> snapshot) {
    FxRates restored = new FxRates(programCurrency);
    snapshot.forEach(restored::apply);
    return restored;
  }

  /**
   * Takes up a rate, or the removal of one, unless a later one for the same currency and day is
   * known already. Removals are kept, so that an older rate does not come back.
   *
   * @return whether it was taken up
   */
  public boolean apply(FxRate rate) {
    TreeMap<Integer, FxRate> days =
        rates.computeIfAbsent(rate.currency(), currency -> new TreeMap<>());
    FxRate known = days.get(rate.effectiveOn());
    if (known != null && updatedAt(rate) < updatedAt(known)) {
      return false;
    }
    days.put(rate.effectiveOn(), rate);
    return true;
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
    long converted = convert(amount, currency, day);
    if (converted == OVERFLOW) {
      throw new ArithmeticException(rejection(converted, amount, currency, day).detail());
    }
    return converted;
  }

  /** The same, but {@link #OVERFLOW} where the result has too many digits. */
  long convert(long amount, String currency, int day) {
    if (currency.equals(programCurrency)) {
      return amount;
    }
    TreeMap<Integer, FxRate> days = rates.get(currency);
    Map.Entry<Integer, FxRate> entry = days == null ? null : days.floorEntry(day);
    while (days != null && entry != null) {
      Long rate = entry.getValue().rate();
      if (rate != null) {
        return convert(amount, rate);
      }
      entry = days.lowerEntry(entry.getKey());
    }
    return NO_RATE;
  }

  /** Whether {@link #convert} gave no amount. */
  static boolean isRefused(long converted) {
    return converted <= OVERFLOW;
  }

  /** Why a record is refused for which {@link #convert} gave no amount. */
  static Rejection rejection(long converted, long amount, String currency, int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    BigDecimal units = BigDecimal.valueOf(amount, AMOUNT_SCALE);
    return converted == NO_RATE
        ? new Rejection(
            "no_fx_rate",
            String.format(
                "no rate of '%s' holds on %s; expected one effective on or before that day",
                currency, date))
        : new Rejection(
            "amount_overflow",
            String.format(
                "%s %s with the rate of %s has more than 14 digits before the point",
                units.toPlainString(), currency, date));
  }

  /** Every rate known, removals included, in the order of currency and day. */
  public List<FxRate> snapshot() {
    List<FxRate> all = new ArrayList<>();
    rates.values().forEach(days -> all.addAll(days.values()));
    return all;
  }

  private static long updatedAt(FxRate rate) {
    Long updatedAt = rate.updatedAt();
    return updatedAt == null ? Long.MIN_VALUE : updatedAt;
  }

  private static long convert(long amount, long rate) {
    long low = amount * rate;
    boolean fits = Math.multiplyHigh(amount, rate) == low >> 63;
    long converted = fits ? divideHalfEven(low) : convertWide(amount, rate);
    return converted >= TOO_LARGE || converted <= -TOO_LARGE ? OVERFLOW : converted;
  }

  private static long divideHalfEven(long product) {
    long quotient = product / RATE_UNIT;
    long rest = Math.abs(product % RATE_UNIT);
    boolean up = rest > RATE_UNIT / 2 || (rest == RATE_UNIT / 2 && (quotient & 1) != 0);
    return up ? quotient + Long.signum(product) : quotient;
  }

  private static long convertWide(long amount, long rate) {
    BigInteger rounded =
        BigDecimal.valueOf(amount)
            .multiply(BigDecimal.valueOf(rate, RATE_SCALE))
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigIntegerExact();
    return rounded.bitLength() < Long.SIZE ? rounded.longValueExact() : OVERFLOW;
  }
}
