package io.channelwatch.notifying.ingest;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A decoded record and its place.
 *
 * @param instant its time in milliseconds since the epoch; of a clock record what the clock says
 * @param feed null for a clock record
 */
record Fetched(TopicPartition partition, long offset, long instant, @Nullable Feed feed) {}
