package io.channelwatch.alerting.ingest;

import io.channelwatch.event.Rejection;

/** A record that cannot be used, on its way to the dead letters. */
public record Refused(Received received, Rejection rejection) {}
