package io.channelwatch.alerting.sink;

/**
 * A record ready to be written.
 *
 * @param topic where to
 * @param key UTF-8 text
 * @param value in the registry's wire format
 * @param timestamp the Kafka timestamp, in milliseconds since the epoch
 */
public record Written(String topic, String key, byte[] value, long timestamp) {}
