package io.channelwatch.cli.setup;

import org.jspecify.annotations.Nullable;

/** A broker or a registry refuses or does not answer; the message says what to do about it. */
public final class SetupFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for people. */
  public SetupFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
