package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import org.jspecify.annotations.Nullable;

/** Objects to what the jobs refuse without looking at anything but the record. */
record JobsCheck() implements RecordCheck {

  @Override
  public @Nullable String objection(EventRecord record) {
    try {
      if (record.topic().isOfPartners()) {
        CoreRecords.event(record);
      } else if (record.topic() == InputTopic.FX_RATES) {
        CoreRecords.rate(record);
      } else if (record.topic() == InputTopic.ALERT_RULES) {
        CoreRecords.rules(record);
      }
      return null;
    } catch (RefusedException e) {
      return RecordCheck.refused(e.getMessage());
    }
  }

  @Override
  public boolean takes(KnownEvent event) {
    return true;
  }
}
