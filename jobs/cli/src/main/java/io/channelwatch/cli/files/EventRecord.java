package io.channelwatch.cli.files;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of an event file.
 *
 * @param key the key of the Kafka record
 * @param value null for a tombstone
 * @param knownAt when it was known, in milliseconds since the epoch; 0: from the beginning
 */
public record EventRecord(
    InputTopic topic, String key, @Nullable SpecificRecord value, long knownAt) {}
