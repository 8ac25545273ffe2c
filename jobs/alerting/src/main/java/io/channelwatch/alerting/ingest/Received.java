package io.channelwatch.alerting.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka gave it.
 *
 * @param timestamp the instant at which it became known, in milliseconds since the epoch
 * @param key null where it had none
 * @param value null for a tombstone
 */
public record Received(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value) {}
