package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as JSON has them, without exponent. Those asked for lately are remembered: the trails of
 * a value share most of their numbers, and finding the digits of one is dear.
 */
final class NumberTexts {

  private static final int SLOT_BITS = 14;

  /** Spreads what differs in few bits; 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] numbers = new long[1 << SLOT_BITS];
  private final byte[] @Nullable [] texts = new byte[1 << SLOT_BITS][];

  /** The shortest text that tells a finite number from all others, in UTF-8. */
  byte[] of(double number) {
    long bits = Double.doubleToRawLongBits(number);
    int slot = (int) ((bits * SPREAD) >>> (Long.SIZE - SLOT_BITS));
    byte[] known = texts[slot];
    if (known != null && numbers[slot] == bits) {
      return known;
    }
    byte[] text = text(number).getBytes(US_ASCII);
    numbers[slot] = bits;
    texts[slot] = text;
    return text;
  }

  private static String text(double number) {
    String text = Double.toString(number);
    return text.indexOf('E') < 0 ? text : of(new BigDecimal(text));
  }

  /** The same of a decimal. */
  static String of(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
