package io.channelwatch.cli.sample;

import io.channelwatch.cli.files.InputTopic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an account manager of the sample program silences for a while. */
public final class SampleSilence {

  /** The partner that nothing is to be told of. */
  public static final Story ABOUT = Story.GOES_SILENT;

  /** When it is given. */
  public static final Instant FROM = Instant.parse("2026-04-07T09:00:00Z");

  /** Until when it holds. */
  public static final Instant UNTIL = Instant.parse("2026-04-20T22:00:00Z");

  /** Why. */
  public static final String COMMENT = "their new owner decides by the 20th";

  private SampleSilence() {}

  /** The address of who gives it: the partner's account manager. */
  public static String by() {
    return ReferenceRecords.address(Partner.Region.EMEA.cam()) + "@example.com";
  }

  /** Writes it as {@code silence add} publishes it. */
  static void write(SampleFile file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("silence_id", "their-new-owner");
    fields.put("kind", "SILENCE");
    fields.put("match", "partner_id == '" + ABOUT.partnerId() + "'");
    fields.put("starts_at", FROM.toString());
    fields.put("ends_at", UNTIL.toString());
    fields.put("created_by", by());
    fields.put("comment", COMMENT);
    file.add(InputTopic.ALERT_SILENCES, fields, FROM);
  }
}
