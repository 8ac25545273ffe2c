package io.channelwatch.event;

/** A profile's tombstone: the partner is retired from the instant at which that became known. */
public record ProfileRemoved(String partnerId) implements PartnerEvent {}
