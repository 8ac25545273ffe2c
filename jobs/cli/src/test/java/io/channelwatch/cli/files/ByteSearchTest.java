package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  private static final int CASES = 50_000;
  private static final int LONGEST = 40;
  private static final byte[] PLAIN = {' ', '!', '#', 'a', '[', ']', 0x7f};
  private static final byte[] ODD = {
    '"', '\\', '\n', 0x0b, 0x1f, 0, (byte) 0x80, (byte) 0xa1, (byte) 0xff
  };

  private final Random random = new Random(1);

  @Test
  void findsTheFirstLineEnd() {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = bytes();
      int from = random.nextInt(bytes.length + 1);

      assertThat(ByteSearch.lineEnd(bytes, from, bytes.length))
          .isEqualTo(first(bytes, from, b -> b == '\n'));
    }
  }

  @Test
  void findsWhatEndsAPlainText() {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = bytes();
      int from = random.nextInt(bytes.length + 1);

      assertThat(ByteSearch.plainEnd(bytes, from, bytes.length))
          .isEqualTo(first(bytes, from, b -> b < ' ' || b == '"' || b == '\\'));
    }
  }

  @Test
  void staysBetweenItsTwoPlaces() {
    byte[] bytes = "0123456789\n\"".getBytes(US_ASCII);

    assertThat(ByteSearch.lineEnd(bytes, 0, 10)).isEqualTo(10);
    assertThat(ByteSearch.plainEnd(bytes, 1, 9)).isEqualTo(9);
  }

  private static int first(byte[] bytes, int from, IntPredicate wanted) {
    int at = from;
    while (at < bytes.length && !wanted.test(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Mostly plain ones, with an odd one now and then. */
  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(LONGEST)];
    for (int i = 0; i < bytes.length; i++) {
      byte[] some = random.nextInt(12) == 0 ? ODD : PLAIN;
      bytes[i] = some[random.nextInt(some.length)];
    }
    return bytes;
  }
}
