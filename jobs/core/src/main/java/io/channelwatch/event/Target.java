package io.channelwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * What a partner is expected to reach from {@code periodStart} up to, not including, {@code
 * periodEnd}. {@code currency} is present for money alone.
 */
public record Target(
    String partnerId,
    String metric,
    int periodStart,
    int periodEnd,
    long value,
    @Nullable String currency,
    @Nullable Long updatedAt)
    implements PartnerEvent {}
