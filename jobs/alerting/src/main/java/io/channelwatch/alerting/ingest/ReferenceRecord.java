package io.channelwatch.alerting.ingest;

import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerTopic;
import io.channelwatch.event.RulesUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What concerns every partner: exactly one of the three is present.
 *
 * @param knownAt when it became known, in milliseconds since the epoch
 * @param heard a topic of which something became known in the hour that ends with that full hour
 */
public record ReferenceRecord(
    long knownAt,
    @Nullable FxRate rate,
    @Nullable RulesUpdate rules,
    @Nullable PartnerTopic heard) {

  /** A rate or rules. */
  public ReferenceRecord(long knownAt, @Nullable FxRate rate, @Nullable RulesUpdate rules) {
    this(knownAt, rate, rules, null);
  }

  /** Something of a topic became known in the hour that ends with a full hour. */
  public static ReferenceRecord heard(PartnerTopic topic, long hour) {
    return new ReferenceRecord(hour, null, null, topic);
  }
}
