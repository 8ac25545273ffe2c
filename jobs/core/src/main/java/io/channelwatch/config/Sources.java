package io.channelwatch.config;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where values in {@code ${…}} are taken from. */
public interface Sources {

  /** Nothing can be filled in. */
  Sources NONE =
      new Sources() {
        @Override
        public @Nullable String variable(String name) {
          return null;
        }

        @Override
        public String file(String path) throws IOException {
          throw new IOException(path + " cannot be named here");
        }
      };

  /** A variable of the environment; null if it is not set. */
  @Nullable String variable(String name);

  /**
   * The text of a file.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  String file(String path) throws IOException;
}
