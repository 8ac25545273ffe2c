package io.channelwatch.alerting.ingest;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how {@link PartnerRecord}s are written. */
public final class PartnerRecordType extends TypeInformation<PartnerRecord> {

  private static final long serialVersionUID = 1;

  @Override
  public TypeSerializer<PartnerRecord> createSerializer(SerializerConfig config) {
    return PartnerRecordSerializer.INSTANCE;
  }

  @Override
  public Class<PartnerRecord> getTypeClass() {
    return PartnerRecord.class;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof PartnerRecordType;
  }

  @Override
  public boolean equals(Object other) {
    return canEqual(other);
  }

  @Override
  public int hashCode() {
    return PartnerRecordType.class.hashCode();
  }

  @Override
  public String toString() {
    return "PartnerRecord";
  }
}
