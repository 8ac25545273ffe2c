package io.channelwatch.notifying;

import io.channelwatch.notifying.deliver.CourierFactory;
import org.jspecify.annotations.Nullable;

/**
 * How messages leave.
 *
 * @param live whether alerts can be too old to be sent, by the wall clock
 * @param couriers who delivers; null if what would be sent is only recorded
 */
public record Delivery(boolean live, @Nullable CourierFactory couriers) {

  /** Records every message as sent, and sends none. */
  public static Delivery none() {
    return new Delivery(false, null);
  }
}
