package io.channelwatch.cli.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded part cannot start; the message says why and what to do about it. */
public final class EmbeddedPartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for people. */
  public EmbeddedPartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
