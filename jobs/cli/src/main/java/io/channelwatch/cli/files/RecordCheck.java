package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.RecordReader;
import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.FxRate;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Judges a record that can be decoded: whether the jobs would take it. */
@FunctionalInterface
public interface RecordCheck {

  /** Why the record cannot be used, as a sentence; null where it can. */
  @Nullable String objection(EventRecord record);

  /** What the jobs refuse without looking at anything else. */
  static RecordCheck ofTheJobs() {
    return record -> {
      SpecificRecord value = record.value();
      try {
        if (value instanceof DealRegistration deal) {
          RecordReader.deal(deal);
        } else if (value instanceof ClosedRevenue revenue) {
          RecordReader.revenue(revenue);
        } else if (value instanceof PartnerActivity activity) {
          RecordReader.activity(activity);
        } else if (value instanceof PartnerProfile profile) {
          RecordReader.profile(profile);
        } else if (value instanceof PartnerTarget target) {
          RecordReader.target(target);
        } else if (value instanceof FxRate rate) {
          RecordReader.rate(rate);
        }
        return null;
      } catch (RefusedException e) {
        return "It cannot be used: " + e.getMessage() + ".";
      }
    };
  }
}
