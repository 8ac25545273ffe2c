/**
 * First stage: bytes of the input topics come in; records of partners, reference records and dead
 * letters go out, under a clock that says up to which instant everything is known.
 */
@NullMarked
package io.channelwatch.alerting.ingest;

import org.jspecify.annotations.NullMarked;
