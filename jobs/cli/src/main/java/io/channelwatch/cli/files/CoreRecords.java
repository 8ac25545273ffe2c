package io.channelwatch.cli.files;

import io.channelwatch.alerting.ingest.RecordReader;
import io.channelwatch.alerting.ingest.RecordReader.RefusedException;
import io.channelwatch.alerting.ingest.TombstoneReader;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.events.ClosedRevenue;
import io.channelwatch.events.DealRegistration;
import io.channelwatch.events.PartnerActivity;
import io.channelwatch.events.PartnerProfile;
import io.channelwatch.events.PartnerTarget;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;

/** Records of event files as the jobs work with them. */
public final class CoreRecords {

  private CoreRecords() {}

  /**
   * A record about one partner.
   *
   * @throws RefusedException if the jobs would not take it
   */
  public static PartnerEvent event(EventRecord record) throws RefusedException {
    SpecificRecord value = record.value();
    if (value instanceof DealRegistration deal) {
      return RecordReader.deal(deal);
    } else if (value instanceof ClosedRevenue revenue) {
      return RecordReader.revenue(revenue);
    } else if (value instanceof PartnerActivity activity) {
      return RecordReader.activity(activity);
    } else if (value instanceof PartnerProfile profile) {
      return RecordReader.profile(profile);
    } else if (value instanceof PartnerTarget target) {
      return RecordReader.target(target);
    } else if (value == null && record.topic() == InputTopic.PARTNER_PROFILES) {
      return TombstoneReader.profile(key(record));
    } else if (value == null && record.topic() == InputTopic.PARTNER_TARGETS) {
      return TombstoneReader.target(key(record));
    }
    throw new IllegalArgumentException(record.topic() + " is of no partner");
  }

  /**
   * An exchange rate, or the removal of one.
   *
   * @throws RefusedException if the jobs would not take it
   */
  public static FxRate rate(EventRecord record) throws RefusedException {
    return record.value() instanceof io.channelwatch.events.FxRate rate
        ? RecordReader.rate(rate)
        : TombstoneReader.rate(key(record), record.knownAt());
  }

  /** A rules directory. */
  public static RulesUpdate rules(EventRecord record) {
    if (record.value() instanceof io.channelwatch.events.RulesUpdate update) {
      return RecordReader.rules(update);
    }
    throw new IllegalArgumentException(record.topic() + " holds no rules");
  }

  private static byte[] key(EventRecord record) {
    return record.key().getBytes(StandardCharsets.UTF_8);
  }
}
