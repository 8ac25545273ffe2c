package io.channelwatch.config;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where values in {@code ${…}} are taken from. */
public interface Sources {

  /** A variable of the environment; null if it is not set. */
  @Nullable String variable(String name);

  /**
   * The text of a file.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  String file(String path) throws IOException;
}
