package io.channelwatch.notifying.deliver;

import java.io.Serializable;

/** Makes a courier in the task that needs one. */
@FunctionalInterface
public interface CourierFactory extends Serializable {

  /** A courier of the task's own. */
  Courier courier();
}
