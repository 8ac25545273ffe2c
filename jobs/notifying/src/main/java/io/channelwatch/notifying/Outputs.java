package io.channelwatch.notifying;

import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Where the topology writes.
 *
 * @param decisions a record of every decision
 * @param messages every message before it is delivered; null if only the decisions are of use
 */
public record Outputs(Sink<Decision> decisions, @Nullable Sink<Message> messages) {

  /** Records decisions alone. */
  public Outputs(Sink<Decision> decisions) {
    this(decisions, null);
  }
}
