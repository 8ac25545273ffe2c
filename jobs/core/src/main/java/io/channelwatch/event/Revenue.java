package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/** One booked amount; negative for a credit note. Counts once per {@code eventId}. */
public record Revenue(
    String eventId,
    String partnerId,
    long occurredAt,
    long amount,
    String currency,
    Attribution attribution,
    RevenueType type,
    @Nullable String dealId,
    @Nullable String customerId,
    @Nullable String product)
    implements PartnerEvent {}
