package io.channelwatch.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A file of records as they came, of any number of topics, to be read in the order in which they
 * became known. In memory are 16 bytes a record.
 */
public final class RecordSpool implements AutoCloseable {

  private static final int WRITTEN_AT_ONCE = 1 << 16;
  private static final int LENGTH = Integer.BYTES;
  private static final int NO_VALUE = -1;

  private static final InputTopic[] TOPICS = InputTopic.values();

  private final FileChannel channel;
  private final LineIndex index = new LineIndex();
  private ByteBuffer unwritten = ByteBuffer.allocate(WRITTEN_AT_ONCE);
  private long written;

  /**
   * A record whose value is still in the bytes of its topic.
   *
   * @param value null for a tombstone
   * @param knownAt when it was known, in milliseconds since the epoch; 0: from the beginning
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Entry(InputTopic topic, String key, byte @Nullable [] value, long knownAt) {}

  private RecordSpool(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the file, which must not be there yet. */
  public static RecordSpool create(Path file) throws IOException {
    return new RecordSpool(FileChannel.open(file, CREATE_NEW, WRITE, READ));
  }

  /** Adds a record. */
  public void add(Entry entry) throws IOException {
    byte[] key = entry.key().getBytes(UTF_8);
    byte[] value = entry.value();
    int body = 1 + Long.BYTES + LENGTH + key.length + LENGTH + (value == null ? 0 : value.length);
    makeRoom(LENGTH + body);
    index.add(written + unwritten.position(), entry.knownAt());
    unwritten.putInt(body).put((byte) entry.topic().ordinal()).putLong(entry.knownAt());
    unwritten.putInt(key.length).put(key);
    unwritten.putInt(value == null ? NO_VALUE : value.length);
    if (value != null) {
      unwritten.put(value);
    }
  }

  private void makeRoom(int bytes) throws IOException {
    if (unwritten.remaining() < bytes) {
      write();
    }
    if (unwritten.remaining() < bytes) {
      unwritten = ByteBuffer.allocate(bytes);
    }
  }

  private void write() throws IOException {
    unwritten.flip();
    while (unwritten.hasRemaining()) {
      written += channel.write(unwritten, written);
    }
    unwritten.clear();
  }

  /** How many records there are. */
  public long size() {
    return index.size();
  }

  /** All records as they became known, those of one instant as they were added. */
  public Iterator<Entry> iterator() {
    try {
      write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    index.sort();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < index.size();
      }

      @Override
      public Entry next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        try {
          return read(index.offset(next++));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private Entry read(long offset) throws IOException {
    int length = bytes(offset, LENGTH).getInt();
    ByteBuffer body = bytes(offset + LENGTH, length);
    InputTopic topic = TOPICS[body.get()];
    long knownAt = body.getLong();
    byte[] key = new byte[body.getInt()];
    body.get(key);
    int size = body.getInt();
    byte[] value = size == NO_VALUE ? null : new byte[size];
    if (value != null) {
      body.get(value);
    }
    return new Entry(topic, new String(key, UTF_8), value, knownAt);
  }

  private ByteBuffer bytes(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("The file of records was cut short");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
