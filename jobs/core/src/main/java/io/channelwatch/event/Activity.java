package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a partner did. {@code amount} and {@code currency} are present together or not at
 * all. Counts once per {@code eventId}.
 */
public record Activity(
    String eventId,
    String partnerId,
    long occurredAt,
    String type,
    long quantity,
    @Nullable Long amount,
    @Nullable String currency)
    implements PartnerEvent {}
