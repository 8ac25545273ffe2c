package io.channelwatch.alerting.ingest;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes records on their way to their partner's task; they are immutable and never copied. */
public final class PartnerRecordSerializer extends TypeSerializerSingleton<PartnerRecord> {

  /** The one instance. */
  public static final PartnerRecordSerializer INSTANCE = new PartnerRecordSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public void serialize(PartnerRecord record, DataOutputView out) throws IOException {
    out.writeLong(record.knownAt());
    EventCodec.write(record.event(), out);
    Received source = record.source();
    Fields.writeText(source.topic(), out);
    out.writeInt(source.partition());
    out.writeLong(source.offset());
    out.writeLong(source.timestamp());
    Fields.writeBytes(source.key(), out);
    Fields.writeBytes(source.value(), out);
  }

  @Override
  public PartnerRecord deserialize(DataInputView in) throws IOException {
    long knownAt = in.readLong();
    var event = EventCodec.read(in);
    return new PartnerRecord(
        event,
        knownAt,
        new Received(
            Fields.readText(in),
            in.readInt(),
            in.readLong(),
            in.readLong(),
            Fields.readBytes(in),
            Fields.readBytes(in)));
  }

  @Override
  public PartnerRecord deserialize(PartnerRecord reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public PartnerRecord copy(PartnerRecord from) {
    return from;
  }

  @Override
  public PartnerRecord copy(PartnerRecord from, PartnerRecord reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public @Nullable PartnerRecord createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<PartnerRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the format has no configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PartnerRecord> {
    /** For Flink, which makes one by reflection. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
