package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.notification.Item;
import io.channelwatch.rule.Severity;
import org.jspecify.annotations.Nullable;

/** What a transition changed, in words. */
final class ChangeWords {
  private ChangeWords() {}

  /** How an episode goes on; empty where it began or ended. */
  static String changed(Item item) {
    Severity before = item.previousSeverity();
    boolean good = item.kind().equals("growth");
    return switch (item.transition()) {
      case ESCALATED ->
          good
              ? "Better still than when this was first told"
              : "Escalated" + from(before) + " to " + Wording.word(item.severity());
      case DEESCALATED ->
          good
              ? "Still good, though less so"
              : "Eased" + from(before) + " to " + Wording.word(item.severity());
      case OPENED, RESOLVED -> "";
    };
  }

  private static String from(@Nullable Severity before) {
    return before == null ? "" : " from " + Wording.word(before);
  }

  /** How an episode ended; empty while it fires. */
  static String ended(Item item) {
    if (!item.resolved()) {
      return "";
    }
    ResolveReason reason = item.reason();
    if (reason == null) {
      return "The alert has ended.";
    }
    return switch (reason) {
      case CLEARED ->
          item.kind().equals("growth")
              ? "This was good news and no longer holds; below is where it stands now."
              : "The condition has cleared: this has recovered.";
      case RULE_REMOVED -> "The rule behind it was removed or switched off.";
      case PARTNER_RETIRED -> "The partner is no longer in the program.";
      case DEAL_CLOSED -> "The deal was closed.";
      case PERIOD_ENDED ->
          "The period that this was about is over; the new one is judged by itself.";
      case NOT_APPLICABLE -> "The rule no longer applies here.";
      case ABSENT -> "The value can no longer be determined.";
    };
  }
}
