/** What both jobs write to Kafka: records that are already in the registry's wire format. */
@NullMarked
package io.channelwatch.alerting.sink;

import org.jspecify.annotations.NullMarked;
