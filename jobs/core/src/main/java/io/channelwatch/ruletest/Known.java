package io.channelwatch.ruletest;

import io.channelwatch.event.PartnerEvent;

/**
 * A record of the partner.
 *
 * @param at when it became known, in milliseconds since the epoch; {@code Long.MIN_VALUE}: from the
 *     beginning
 */
record Known(long at, PartnerEvent event) {

  static final long BEGINNING = Long.MIN_VALUE;
}
