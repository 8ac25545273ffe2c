package io.channelwatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names episodes, the same in every run: UUIDs of version 3, as {@link UUID#nameUUIDFromBytes}
 * makes them, without looking for the digest each time. For one thread at a time.
 */
final class AlertId {

  /** A power of two. */
  private static final int REMEMBERED = 256;

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final MessageDigest md5;
  private final long[] instants = new long[REMEMBERED];
  private final @Nullable String[] texts = new String[REMEMBERED];

  AlertId() {
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** The id of the episode of a rule on a subject that began at an instant. */
  String of(String ruleId, String subjectId, long openedAt) {
    String name = ruleId + '|' + subjectId + '|' + text(openedAt);
    ByteBuffer digest = ByteBuffer.wrap(md5.digest(name.getBytes(UTF_8)));
    long high = (digest.getLong() & ~0xF000L) | (3L << 12);
    long low = (digest.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  /** Many alerts open at one instant, above all where a day begins. */
  private String text(long openedAt) {
    int place = (int) ((openedAt * PRIME) >>> 32) & (REMEMBERED - 1);
    String text = texts[place];
    if (text == null || instants[place] != openedAt) {
      text = Instant.ofEpochMilli(openedAt).toString();
      texts[place] = text;
      instants[place] = openedAt;
    }
    return text;
  }
}
