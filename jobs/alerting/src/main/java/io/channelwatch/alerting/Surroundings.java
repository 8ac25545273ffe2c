package io.channelwatch.alerting;

import io.channelwatch.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The process's environment, and the files of its machine.
 *
 * @param settings the file of the settings; paths are relative to it
 */
record Surroundings(Path settings) implements Sources {

  @Override
  public @Nullable String variable(String name) {
    return System.getenv(name);
  }

  @Override
  public String file(String path) throws IOException {
    return Files.readString(settings.toAbsolutePath().resolveSibling(path));
  }
}
