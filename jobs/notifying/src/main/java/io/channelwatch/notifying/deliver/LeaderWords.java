package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.ResolveReason;
import io.channelwatch.notification.Item;
import io.channelwatch.rule.Threshold;

/** Words for a partner's own leadership, which is outside the program. */
final class LeaderWords {
  private LeaderWords() {}

  /** What an entry is: no severity, which is the program's own measure. */
  static String lead(Item item) {
    boolean good = item.kind().equals("growth");
    if (item.resolved()) {
      return item.reason() == ResolveReason.CLEARED && !good ? "Back on track" : "For the record";
    }
    return good ? "Well done" : "Worth a look";
  }

  /** An entry in one line. */
  static String line(Item item) {
    return lead(item) + ": " + item.title() + " — " + item.subject().label();
  }

  /** Where a value should be, of a threshold on the side where it should not. */
  static String aim(Threshold threshold, Item item, String number) {
    boolean good = item.kind().equals("growth");
    return switch (threshold.operator()) {
      case "<", "<=" -> good ? "the mark is " + number : "the aim is " + number + " or more";
      case ">", ">=" -> good ? "the mark is " + number : "the aim is " + number + " or less";
      default -> "";
    };
  }
}
