package io.channelwatch.cluster;

import io.channelwatch.config.Settings.Delivery;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Both ways to deliver alerts. */
final class Deliveries {

  private Deliveries() {}

  /** What is done for a way to deliver. */
  @FunctionalInterface
  interface Step<T> {
    T take(Delivery delivery) throws Exception;
  }

  /** Takes a step for both at the same time. */
  static <T> Map<Delivery, T> each(Step<T> step) {
    Map<Delivery, CompletableFuture<T>> going = new EnumMap<>(Delivery.class);
    for (Delivery delivery : Delivery.values()) {
      going.put(delivery, CompletableFuture.supplyAsync(() -> taken(step, delivery)));
    }
    Map<Delivery, T> done = new EnumMap<>(Delivery.class);
    going.forEach((delivery, result) -> done.put(delivery, result.join()));
    return done;
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** Does something while the caller goes on. */
  static CompletableFuture<Boolean> inBackground(Action action) {
    return CompletableFuture.supplyAsync(
        () ->
            taken(
                ignored -> {
                  action.run();
                  return true;
                },
                Delivery.AT_LEAST_ONCE));
  }

  private static <T> T taken(Step<T> step, Delivery delivery) {
    try {
      return step.take(delivery);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
