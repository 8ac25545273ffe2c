package io.channelwatch.cli.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to an NDJSON file that appears, or takes the place of another, once it is whole.
 */
public final class RecordWriter implements AutoCloseable {

  private final Path path;
  private final @Nullable Path draft;
  private final PlainJson json;

  private RecordWriter(Path path, @Nullable Path draft, PlainJson json) {
    this.path = path;
    this.draft = draft;
    this.json = json;
  }

  /** Begins a file; what is no file, such as a terminal, is written to at once. */
  public static RecordWriter open(Path path) throws IOException {
    boolean direct = Files.exists(path) && !Files.isRegularFile(path);
    Path draft =
        direct ? null : Files.createTempFile(path.toAbsolutePath().getParent(), ".draft", null);
    return new RecordWriter(
        path,
        draft,
        new PlainJson(
            new BufferedOutputStream(Files.newOutputStream(draft == null ? path : draft))));
  }

  /** Adds a line. */
  public void write(SpecificRecord record) throws IOException {
    json.write(record);
  }

  /** Says that the file is whole. */
  public void finish() throws IOException {
    json.close();
    if (draft != null) {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
    if (draft != null) {
      Files.deleteIfExists(draft);
    }
  }
}
