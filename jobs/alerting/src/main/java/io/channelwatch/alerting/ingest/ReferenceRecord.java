package io.channelwatch.alerting.ingest;

import io.channelwatch.event.FxRate;
import io.channelwatch.event.RulesUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A record that concerns every partner: exactly one of the two is present.
 *
 * @param knownAt when it became known, in milliseconds since the epoch
 */
public record ReferenceRecord(long knownAt, @Nullable FxRate rate, @Nullable RulesUpdate rules) {}
