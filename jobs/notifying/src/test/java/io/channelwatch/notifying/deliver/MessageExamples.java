package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.notification.ChannelSpec;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Message.Telling;
import io.channelwatch.notification.Reading;
import io.channelwatch.notification.Why;
import io.channelwatch.notifying.Examples;
import io.channelwatch.rule.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Messages of every kind, to see what they look like. */
final class MessageExamples {

  static final ChannelSpec CHANNEL = new ChannelSpec("chat", ChannelSpec.Type.SLACK, Map.of());

  private MessageExamples() {}

  /** One of each kind, and how they end. */
  static Stream<Item> items() {
    Item risk = Examples.opened("a", Examples.OPENED_AT);
    Item escalated =
        Examples.item(
            "b", 1, TransitionType.ESCALATED, Severity.CRITICAL, Examples.OPENED_AT + 60_000);
    Item resolved =
        Examples.item(
            "c", 2, TransitionType.RESOLVED, Severity.WARNING, Examples.OPENED_AT + Examples.DAY);
    Item growth =
        Examples.about(
            Examples.item("d", 0, TransitionType.OPENED, Severity.INFO, Examples.OPENED_AT),
            "growth",
            "Revenue is well ahead of plan",
            "Borealis Cloud has booked 128% of its quarter with a month to go.",
            "Borealis Cloud");
    Item quality =
        Examples.about(
            Examples.item("e", 0, TransitionType.OPENED, Severity.WARNING, Examples.OPENED_AT),
            "data_quality",
            "Deals without a close date",
            "Corvus Systems has 7 open deals that name no expected close date.",
            "Corvus Systems");
    return Stream.of(risk, escalated, resolved, growth, quality);
  }

  /**
   * A digest: what was last told of showed 1.4x; of every third episode nothing has changed since.
   */
  static Message digest() {
    long at = Examples.OPENED_AT + 2 * Examples.DAY;
    Item[] items = Portfolio.items(at).toArray(Item[]::new);
    List<Reading> before = List.of(new Reading("remaining_coverage", 1.4, "ratio", List.of()));
    Map<String, Telling> tellings = new HashMap<>();
    for (int i = 0; i < items.length; i++) {
      Why why =
          switch (items[i].transition()) {
            case ESCALATED -> Why.ESCALATED;
            case DEESCALATED -> Why.DEESCALATED;
            case RESOLVED -> Why.RESOLVED;
            case OPENED -> i % 3 == 0 ? Why.REPEAT : Why.FIRST;
          };
      boolean told = why != Why.FIRST;
      tellings.put(items[i].alertId(), new Telling(why, null, -1, told ? before : List.of()));
    }
    return Examples.digest(Examples.at(Examples.message(CHANNEL, items), at), tellings, 2);
  }
}
