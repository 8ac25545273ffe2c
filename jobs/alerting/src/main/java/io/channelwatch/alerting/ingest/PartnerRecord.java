package io.channelwatch.alerting.ingest;

import io.channelwatch.event.PartnerEvent;

/**
 * A readable record about one partner.
 *
 * @param event what it says
 * @param knownAt when it became known, in milliseconds since the epoch; {@link #FROM_THE_BEGINNING}
 *     where it carries no time at all
 * @param source as Kafka gave it, for the dead letters
 */
public record PartnerRecord(PartnerEvent event, long knownAt, Received source) {

  /** Known before everything else. */
  public static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  /** The partner that the record is about. */
  public String partnerId() {
    return event.partnerId();
  }
}
