package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import org.jspecify.annotations.Nullable;

/** Judges a record that can be decoded: whether the jobs would take it. */
@FunctionalInterface
public interface RecordCheck {

  /** Why the record cannot be used, as a sentence; null where it can. */
  @Nullable String objection(EventRecord record);

  /** What is odd about a record that can be used, as a sentence; null where nothing is. */
  default @Nullable String doubt(EventRecord record) {
    return null;
  }

  /**
   * Another check, with a doubt about records that became known or happened later than an instant,
   * in milliseconds since the epoch.
   */
  static RecordCheck warningOfTheFuture(RecordCheck check, long latest) {
    return new FutureCheck(check, latest);
  }

  /** What the jobs refuse without looking at anything else. */
  static RecordCheck ofTheJobs() {
    return record -> {
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
        return refused(e.getMessage());
      }
    };
  }

  /** The sentence for a reason. */
  static String refused(@Nullable String reason) {
    return "It cannot be used: " + reason + ".";
  }
}
