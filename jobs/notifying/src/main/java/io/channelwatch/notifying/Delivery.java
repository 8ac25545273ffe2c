package io.channelwatch.notifying;

import io.channelwatch.notifying.deliver.CourierFactory;
import org.jspecify.annotations.Nullable;

/**
 * How messages leave.
 *
 * @param programZone the IANA zone of recipients who have none
 * @param live whether alerts can be too old to be sent, by the wall clock
 * @param couriers who delivers; null if what would be sent is only recorded
 */
public record Delivery(String programZone, boolean live, @Nullable CourierFactory couriers) {

  /** Records every message as sent, and sends none. */
  public static Delivery none(String programZone) {
    return new Delivery(programZone, false, null);
  }
}
