package io.channelwatch.notifying.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A channel did not take a message. */
public final class ChannelException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final boolean retryable;
  private final transient @Nullable Duration after;

  private ChannelException(
      String code, String detail, boolean retryable, @Nullable Duration after) {
    super(detail);
    this.code = code;
    this.retryable = retryable;
    this.after = after;
  }

  /** A refusal that no repeat would change. */
  public static ChannelException refused(String code, String detail) {
    return new ChannelException(code, detail, false, null);
  }

  /** A failure that may pass. */
  public static ChannelException passing(String code, String detail) {
    return new ChannelException(code, detail, true, null);
  }

  /** A failure that the other side says will have passed after this time. */
  public static ChannelException passing(String code, String detail, Duration after) {
    return new ChannelException(code, detail, true, after);
  }

  /** What went wrong, in a word of the channel's. */
  public String code() {
    return code;
  }

  /** Whether it makes sense to try again. */
  public boolean retryable() {
    return retryable;
  }

  /** How long to wait before the next attempt; null if the other side did not say. */
  public @Nullable Duration after() {
    return after;
  }
}
