package io.channelwatch.alerting;

import io.channelwatch.alerting.ingest.Received;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;

/** Passes records on, and fails once, at the first record from an instant on. */
final class FailOnceFunction implements MapFunction<Received, Received> {

  private static final long serialVersionUID = 1;

  /** Never fails. */
  static final long NEVER = Long.MAX_VALUE;

  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private final String name = UUID.randomUUID().toString();
  private final long from;

  FailOnceFunction(long from) {
    this.from = from;
  }

  boolean hasFailed() {
    return FAILED.contains(name);
  }

  @Override
  public Received map(Received received) {
    if (received.timestamp() >= from && FAILED.add(name)) {
      throw new IllegalStateException("a failure as ordered");
    }
    return received;
  }
}
