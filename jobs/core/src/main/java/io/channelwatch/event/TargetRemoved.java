package io.channelwatch.event;

/** A target's tombstone. */
public record TargetRemoved(String partnerId, String metric, int periodStart, int periodEnd)
    implements PartnerEvent {}
