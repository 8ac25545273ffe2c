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
    Fields.writeText(record.partnerId(), out);
    out.writeLong(record.knownAt());
    record.writeForm(out);
  }

  @Override
  public PartnerRecord deserialize(DataInputView in) throws IOException {
    String partnerId = Fields.readText(in);
    long knownAt = in.readLong();
    byte[] form = Fields.readBytes(in);
    if (form == null) {
      throw new IOException("a record of " + partnerId + " says nothing");
    }
    return new PartnerRecord(partnerId, knownAt, form);
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
