package io.channelwatch.notifying.deliver;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a failed attempt is repeated: after the first delay, then twice as long each time, up to the
 * longest.
 */
public record RetryTimes(Duration first, Duration longest) implements Serializable {
  /** From a second to five minutes. */
  public static final RetryTimes DEFAULT =
      new RetryTimes(Duration.ofSeconds(1), Duration.ofMinutes(5));
}
