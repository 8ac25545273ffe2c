package io.channelwatch.cli.backtest;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the tasks that a command runs in its own process something that cannot be written as bytes,
 * as everything else that Flink gives its tasks is.
 */
final class Handover<T> implements Serializable, AutoCloseable {

  private static final long serialVersionUID = 1;
  private static final Map<String, Object> HELD = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  private Handover() {}

  /** Holds something until this is closed. */
  static <T> Handover<T> of(T thing) {
    Handover<T> handover = new Handover<>();
    HELD.put(handover.id, thing);
    return handover;
  }

  /** What is held. */
  @SuppressWarnings("unchecked") // The id belongs to this handover alone.
  T take() {
    Object thing = HELD.get(id);
    if (thing == null) {
      throw new IllegalStateException("this was handed over in another process, or taken back");
    }
    return (T) thing;
  }

  @Override
  public void close() {
    HELD.remove(id);
  }
}
