package io.channelwatch.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is of no use afterwards. */
record WorkFolder(Path path) implements AutoCloseable {

  static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("channelwatch-"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    }
  }
}
