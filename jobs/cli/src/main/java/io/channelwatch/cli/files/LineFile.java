package io.channelwatch.cli.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** A text file whose lines can be read at any offset; quickest in the order of the file. */
final class LineFile implements AutoCloseable {

  private static final int WINDOW = 1 << 16;

  private final FileChannel channel;
  private final long size;
  private byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private int from;
  private int to;
  private long next;

  LineFile(Path path) throws IOException {
    this.channel = FileChannel.open(path);
    this.size = channel.size();
  }

  /** Goes to the line that begins at an offset. */
  void seek(long offset) throws IOException {
    if (offset < windowStart || offset >= windowStart + windowLength) {
      load(offset);
    }
    from = (int) (offset - windowStart);
    int end = lineEnd(from);
    if (end < 0 && from > 0) {
      load(offset);
      from = 0;
      end = lineEnd(0);
    }
    while (end < 0 && windowStart + windowLength < size) {
      window = Arrays.copyOf(window, window.length * 2);
      load(offset);
      end = lineEnd(0);
    }
    int stop = end < 0 ? windowLength : end;
    next = windowStart + stop + 1;
    to = stop > from && window[stop - 1] == '\r' ? stop - 1 : stop;
  }

  /** The bytes among which the line stands; they change with the next {@link #seek}. */
  byte[] window() {
    return window;
  }

  /** Where in the window the line begins. */
  int from() {
    return from;
  }

  /** Where in the window the line ends, without its end mark. */
  int to() {
    return to;
  }

  /** The line's bytes alone. */
  byte[] line() {
    return Arrays.copyOfRange(window, from, to);
  }

  /** The bytes of the line that begins at an offset, without its end. */
  byte[] line(long offset) throws IOException {
    seek(offset);
    return line();
  }

  /** Where the next line begins. */
  long next() {
    return next;
  }

  /** The file's length in bytes when it was opened. */
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int lineEnd(int from) {
    int end = ByteSearch.lineEnd(window, from, windowLength);
    return end < windowLength ? end : -1;
  }

  private void load(long offset) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(window);
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
      // A read may return less than there is.
    }
    if (buffer.position() == 0) {
      throw new EOFException("Nothing stands at byte " + offset + ": the file has shrunk");
    }
    windowStart = offset;
    windowLength = buffer.position();
  }
}
