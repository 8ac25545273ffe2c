package io.channelwatch.notifying.ingest;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Incoming;
import org.jspecify.annotations.Nullable;

/** One thing read; exactly one component is there. */
public record Feed(
    @Nullable Incoming alert, @Nullable RulesUpdate rules, @Nullable Rejected rejected) {

  static Feed of(Incoming alert) {
    return new Feed(alert, null, null);
  }

  static Feed of(RulesUpdate rules) {
    return new Feed(null, rules, null);
  }

  static Feed of(Rejected rejected) {
    return new Feed(null, null, rejected);
  }
}
