package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.event.PartnerEvent;

/**
 * What a record about one partner says that the jobs would take.
 *
 * @param knownAt when it was known, in milliseconds since the epoch; 0: from the beginning
 */
public record KnownEvent(PartnerEvent event, long knownAt) {

  /** What a record says that was checked. */
  public static KnownEvent of(EventRecord record) {
    try {
      return new KnownEvent(CoreRecords.event(record), record.knownAt());
    } catch (RefusedException e) {
      throw new IllegalStateException("a record that was checked is refused", e);
    }
  }
}
