package io.channelwatch.notifying.deliver;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a failed attempt is repeated: after the first delay, then twice as long each time, up to the
 * longest. What fails together is spread by up to a fifth, for each message by the same in every
 * run.
 */
public record RetryTimes(Duration first, Duration longest) implements Serializable {
  /** From a second to five minutes. */
  public static final RetryTimes DEFAULT =
      new RetryTimes(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private static final int SPREAD = 5;

  /**
   * The time until the next attempt.
   *
   * @param id of the message
   * @param failed how many attempts have failed, from 1
   */
  Duration after(String id, int failed) {
    long millis = first.toMillis() << Math.min(failed - 1, 20);
    return spread(Duration.ofMillis(Math.min(millis, longest.toMillis())), id, failed);
  }

  /** A time that the other side asked for, never cut short. */
  Duration atLeast(Duration asked, String id, int failed) {
    return spread(asked, id, failed);
  }

  private static Duration spread(Duration least, String id, int failed) {
    long most = least.toMillis() / SPREAD;
    return least.plusMillis(Math.floorMod(31 * id.hashCode() + failed, most + 1));
  }
}
