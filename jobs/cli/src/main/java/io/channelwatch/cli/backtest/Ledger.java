package io.channelwatch.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The heads of the lines of a file, in their order: how many of the lines count is known only once
 * all are written.
 */
final class Ledger<H extends Head> implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final int NO_TEXT = -1;

  private final ResultForm<?, ?, H> form;
  private final Path file;
  private final DataOutputStream out;
  private long count;

  /** Begins a ledger in a file of its own in a folder. */
  Ledger(ResultForm<?, ?, H> form, Path folder) throws IOException {
    this.form = form;
    this.file = Files.createTempFile(folder, "ledger", null);
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  /** Adds the next line's head and its length in bytes. */
  void add(H head, int length) throws IOException {
    out.writeInt(length);
    head.write(out);
    count++;
  }

  /**
   * Ends the ledger.
   *
   * @param until the last instant of which lines count
   * @param counted is shown the head of each
   * @return the length in bytes of the lines that count
   */
  long finish(long until, Consumer<H> counted) throws IOException {
    close();
    long length = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      for (long i = 0; i < count; i++) {
        int next = in.readInt();
        H head = form.read(in);
        if (head.at() > until) {
          break;
        }
        length += next;
        counted.accept(head);
      }
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Writes a text of any length, or that there is none. */
  static void text(@Nullable String text, DataOutput out) throws IOException {
    if (text == null) {
      out.writeInt(NO_TEXT);
    } else {
      byte[] bytes = text.getBytes(UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Reads a text that is there. */
  static String text(DataInput in) throws IOException {
    return Objects.requireNonNull(textOrNull(in));
  }

  /** Reads a text; null if there is none. */
  static @Nullable String textOrNull(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == NO_TEXT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }
}
