package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.event.FxRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FxRatesTest {

  private static final long ONE = 100_000_000L;
  private static final long TOO_LARGE = 1_000_000_000_000_000_000L;

  private final FxRates rates = new FxRates("USD");

  @Test
  void theProgramsOwnCurrencyNeedsNoRate() {
    rates.apply(new FxRate("USD", 0, 2 * ONE, null));

    assertThat(rates.toProgram(12_345, "USD", -5)).isEqualTo(12_345);
  }

  @Test
  void theLatestRateNotAfterTheDayHolds() {
    rates.apply(new FxRate("EUR", 100, ONE, null));
    rates.apply(new FxRate("EUR", 200, 2 * ONE, null));

    assertThat(rates.toProgram(10, "EUR", 99)).isEqualTo(FxRates.NO_RATE);
    assertThat(rates.toProgram(10, "EUR", 100)).isEqualTo(10);
    assertThat(rates.toProgram(10, "EUR", 199)).isEqualTo(10);
    assertThat(rates.toProgram(10, "EUR", 200)).isEqualTo(20);
    assertThat(rates.toProgram(10, "GBP", 200)).isEqualTo(FxRates.NO_RATE);
  }

  @Test
  void theRateUpdatedLastWinsAndOfEqualOnesTheOneSeenLast() {
    rates.apply(new FxRate("EUR", 100, 2 * ONE, 50L));

    assertThat(rates.apply(new FxRate("EUR", 100, 3 * ONE, 49L))).isFalse();
    assertThat(rates.apply(new FxRate("EUR", 100, 3 * ONE, null))).isFalse();
    assertThat(rates.toProgram(10, "EUR", 100)).isEqualTo(20);
    assertThat(rates.apply(new FxRate("EUR", 100, 4 * ONE, 50L))).isTrue();
    assertThat(rates.toProgram(10, "EUR", 100)).isEqualTo(40);
  }

  @Test
  void whereARateIsRemovedTheOneBeforeHoldsAndAnOlderUpdateDoesNotBringItBack() {
    rates.apply(new FxRate("EUR", 100, ONE, null));
    rates.apply(new FxRate("EUR", 200, 2 * ONE, 5L));
    rates.apply(new FxRate("EUR", 200, null, 6L));
    rates.apply(new FxRate("EUR", 200, 3 * ONE, 5L));

    assertThat(rates.toProgram(10, "EUR", 300)).isEqualTo(10);
  }

  @Test
  void aSnapshotBringsBackTheSameRates() {
    rates.apply(new FxRate("EUR", 200, null, 6L));
    rates.apply(new FxRate("EUR", 100, ONE, null));
    rates.apply(new FxRate("AUD", 300, ONE, null));

    assertThat(rates.snapshot())
        .containsExactly(
            new FxRate("AUD", 300, ONE, null),
            new FxRate("EUR", 100, ONE, null),
            new FxRate("EUR", 200, null, 6L));
    assertThat(FxRates.of("USD", rates.snapshot()).snapshot()).isEqualTo(rates.snapshot());
  }

  @Test
  void halvesAreRoundedToEven() {
    rates.apply(new FxRate("EUR", 0, ONE / 2, null));

    assertThat(rates.toProgram(1, "EUR", 0)).isEqualTo(0);
    assertThat(rates.toProgram(3, "EUR", 0)).isEqualTo(2);
    assertThat(rates.toProgram(5, "EUR", 0)).isEqualTo(2);
    assertThat(rates.toProgram(-1, "EUR", 0)).isEqualTo(0);
    assertThat(rates.toProgram(-3, "EUR", 0)).isEqualTo(-2);
  }

  @Test
  void moreThanEighteenDigitsAreRefused() {
    rates.apply(new FxRate("KWD", 0, 10 * ONE, null));

    assertThat(rates.toProgram(TOO_LARGE / 10 - 1, "KWD", 0)).isEqualTo(TOO_LARGE - 10);
    assertThatThrownBy(() -> rates.toProgram(TOO_LARGE / 10, "KWD", 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("10000000000000.0000 KWD");
    assertThatThrownBy(() -> rates.toProgram(-TOO_LARGE, "KWD", 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Property
  void everyAmountIsConvertedAsDecimalsAre(
      @ForAll @LongRange(min = 1 - TOO_LARGE, max = TOO_LARGE - 1) long amount,
      @ForAll @LongRange(min = 1, max = TOO_LARGE - 1) long rate) {
    rates.apply(new FxRate("EUR", 0, rate, null));
    BigDecimal exact =
        BigDecimal.valueOf(amount, 4)
            .multiply(BigDecimal.valueOf(rate, 8))
            .setScale(4, RoundingMode.HALF_EVEN);

    if (exact.precision() > 18) {
      assertThatThrownBy(() -> rates.toProgram(amount, "EUR", 0))
          .isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(BigDecimal.valueOf(rates.toProgram(amount, "EUR", 0), 4))
          .isEqualByComparingTo(exact);
    }
  }
}
