package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * The full state of one registered deal after a change. {@code registeredAt}, {@code
 * stageEnteredAt} and {@code closedAt} are never later than {@code occurredAt}; {@code closedAt} is
 * present exactly when the stage is a closed one.
 */
public record DealVersion(
    String eventId,
    String dealId,
    String partnerId,
    long version,
    long occurredAt,
    DealStage stage,
    long stageEnteredAt,
    long registeredAt,
    @Nullable Long closedAt,
    long amount,
    String currency,
    @Nullable Integer expectedCloseOn,
    Attribution attribution,
    @Nullable String customerId,
    @Nullable String product)
    implements PartnerEvent {}
