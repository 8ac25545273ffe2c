package io.channelwatch.notifying.ingest;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Silence;
import org.jspecify.annotations.Nullable;

/** What concerns every partner; exactly one component is there. */
public record Ruling(@Nullable RulesUpdate rules, @Nullable Silence silence) {

  /** Other rules and policies. */
  public static Ruling of(RulesUpdate rules) {
    return new Ruling(rules, null);
  }

  /** A silence or an acknowledgement, or its end. */
  public static Ruling of(Silence silence) {
    return new Ruling(null, silence);
  }
}
