/** Decisions and refused records as Avro in Kafka. */
@NullMarked
package io.channelwatch.notifying.record;

import org.jspecify.annotations.NullMarked;
