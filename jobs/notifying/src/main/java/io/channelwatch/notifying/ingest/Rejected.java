package io.channelwatch.notifying.ingest;

/**
 * A record that could not be used. The timestamp is milliseconds since the epoch.
 *
 * @param key empty if the record has none
 * @param reason a code
 * @param detail a sentence
 */
@SuppressWarnings("ArrayRecordComponent") // Of bytes, Flink serializes arrays alone.
public record Rejected(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    String reason,
    String detail) {}
