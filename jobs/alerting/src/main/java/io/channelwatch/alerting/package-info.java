/**
 * The alerting job: the input topics come in, transitions of alerts, the clock and dead letters go
 * out.
 */
@NullMarked
package io.channelwatch.alerting;

import org.jspecify.annotations.NullMarked;
