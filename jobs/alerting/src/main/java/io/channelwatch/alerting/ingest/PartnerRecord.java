package io.channelwatch.alerting.ingest;

import io.channelwatch.event.PartnerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A readable record about one partner. One that came from another task stays as the bytes that it
 * came in until someone asks what it says: many wait for long, and bytes take a third of the room
 * and are one object in place of twenty. For one thread at a time.
 */
public final class PartnerRecord {

  /** Known before everything else. */
  public static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  private static final int FIRST_CAPACITY = 512;

  private final String partnerId;
  private final long knownAt;
  private final byte @Nullable [] form;
  private @Nullable PartnerEvent event;
  private final @Nullable Received source;

  /**
   * @param event what it says
   * @param knownAt when it became known, in milliseconds since the epoch; {@link
   *     #FROM_THE_BEGINNING} where it carries no time at all
   * @param source as Kafka gave it, for the dead letters
   */
  public PartnerRecord(PartnerEvent event, long knownAt, Received source) {
    this.partnerId = event.partnerId();
    this.knownAt = knownAt;
    this.form = null;
    this.event = event;
    this.source = source;
  }

  PartnerRecord(String partnerId, long knownAt, byte[] form) {
    this.partnerId = partnerId;
    this.knownAt = knownAt;
    this.form = form;
    this.source = null;
  }

  /** The partner that the record is about. */
  public String partnerId() {
    return partnerId;
  }

  /** When it became known. */
  public long knownAt() {
    return knownAt;
  }

  /** What it says. */
  public PartnerEvent event() {
    PartnerEvent read = event;
    if (read == null) {
      try {
        read = EventCodec.read(new DataInputDeserializer(Objects.requireNonNull(form)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      event = read;
    }
    return read;
  }

  /** As Kafka gave it. */
  public Received source() {
    if (source != null) {
      return source;
    }
    try {
      DataInputDeserializer in = new DataInputDeserializer(Objects.requireNonNull(form));
      PartnerEvent unused = EventCodec.read(in);
      return readSource(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes event and source as bytes behind their length. */
  void writeForm(DataOutputView out) throws IOException {
    if (form != null) {
      Fields.writeBytes(form, out);
    } else if (out instanceof DataOutputSerializer buffer) {
      int lengthAt = buffer.length();
      buffer.writeInt(0);
      writeContent(buffer);
      buffer.writeIntUnsafe(buffer.length() - lengthAt - Integer.BYTES, lengthAt);
    } else {
      DataOutputSerializer buffer = new DataOutputSerializer(FIRST_CAPACITY);
      writeContent(buffer);
      out.writeInt(buffer.length());
      out.write(buffer.getSharedBuffer(), 0, buffer.length());
    }
  }

  private void writeContent(DataOutputView out) throws IOException {
    EventCodec.write(event(), out);
    write(source(), out);
  }

  private static void write(Received source, DataOutputView out) throws IOException {
    Fields.writeText(source.topic(), out);
    out.writeInt(source.partition());
    out.writeLong(source.offset());
    out.writeLong(source.timestamp());
    Fields.writeBytes(source.key(), out);
    Fields.writeBytes(source.value(), out);
  }

  private static Received readSource(DataInputDeserializer in) throws IOException {
    return new Received(
        Fields.readText(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Fields.readBytes(in),
        Fields.readBytes(in));
  }
}
