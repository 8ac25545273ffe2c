/**
 * Reads alerts, their clock and the rules from Kafka as one stream whose watermark is the clock,
 * and turns Avro into plain values.
 */
@NullMarked
package io.channelwatch.notifying.ingest;

import org.jspecify.annotations.NullMarked;
