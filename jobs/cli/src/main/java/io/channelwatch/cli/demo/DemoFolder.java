package io.channelwatch.cli.demo;

import io.channelwatch.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a demo works in; what an earlier demo left there is removed. */
final class DemoFolder {

  private static final long NEEDED_BYTES = 1L << 30;
  private static final List<String> OWN =
      List.of("kafka", "registry", "flink", "checkpoints", "sent");

  private final Path path;

  private DemoFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder ready.
   *
   * @throws CommandFailure if it cannot be written or the disk is full
   */
  static DemoFolder prepare(Path path) {
    try {
      Files.createDirectories(path);
      for (String name : OWN) {
        delete(path.resolve(name));
      }
      if (Files.getFileStore(path).getUsableSpace() < NEEDED_BYTES) {
        throw CommandFailure.input(
            "There is less than 1 GB free at %s. Make room or start the demo in another folder."
                .formatted(path.toAbsolutePath()));
      }
      return new DemoFolder(path.toRealPath());
    } catch (IOException e) {
      throw CommandFailure.input(
          "%s cannot be written (%s). Start the demo in a folder of your own."
              .formatted(path.toAbsolutePath(), e.getMessage()),
          e);
    }
  }

  /** The folder itself. */
  Path path() {
    return path;
  }

  /** Where what was sent is written. */
  Path sent() {
    return path.resolve("sent");
  }

  /** The log of all parts in this JVM. */
  Path log() {
    return path.resolve("demo.log");
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
