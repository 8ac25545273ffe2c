/** What both jobs tell of themselves, through Flink's metrics: counts, gauges and their names. */
@NullMarked
package io.channelwatch.alerting.metric;

import org.jspecify.annotations.NullMarked;
