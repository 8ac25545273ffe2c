package io.channelwatch.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is written aside, and appears, or takes the place of another, once it is whole. */
public final class Draft implements AutoCloseable {

  private final @Nullable Path target;
  private final boolean beside;
  private Path file;

  private Draft(@Nullable Path target, boolean beside, Path file) {
    this.target = target;
    this.beside = beside;
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param target where it is to appear; what is no file, such as a terminal, is written to; null:
   *     nowhere
   * @param work a folder for a draft that cannot stand beside its target
   */
  public static Draft of(@Nullable Path target, Path work) throws IOException {
    Path folder = target == null ? null : target.toAbsolutePath().getParent();
    if (folder == null || (Files.exists(target) && !Files.isRegularFile(target))) {
      return new Draft(target, false, Files.createTempFile(work, ".draft", null));
    }
    return new Draft(target, true, Files.createTempFile(folder, ".draft", null));
  }

  /** Where its content is. */
  public Path file() {
    return file;
  }

  /** Says that it is whole. */
  public void finish() throws IOException {
    if (target != null && beside) {
      file = Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    } else if (target != null) {
      try (OutputStream out = Files.newOutputStream(target)) {
        Files.copy(file, out);
      }
    }
  }

  /** Drops what is not finished. */
  @Override
  public void close() throws IOException {
    if (!file.equals(target)) {
      Files.deleteIfExists(file);
    }
  }
}
