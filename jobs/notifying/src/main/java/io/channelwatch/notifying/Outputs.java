package io.channelwatch.notifying;

import io.channelwatch.notification.Decision;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where the topology writes.
 *
 * @param decisions a record of every decision
 */
public record Outputs(Sink<Decision> decisions) {}
