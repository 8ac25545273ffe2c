package io.channelwatch.cli.demo;

import io.channelwatch.alerts.Notification;
import io.channelwatch.cli.embedded.SlackMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Slack message and the decision behind it, which knows when it was sent; null where none tells.
 */
record DatedSlackMessage(SlackMessage message, @Nullable Notification decision) {

  /**
   * Messages in the order in which they were sent; those of one title came in the order of the
   * decisions on them.
   *
   * @param channels the names of the channels that are Slack's
   */
  static List<DatedSlackMessage> inOrder(
      List<SlackMessage> messages, List<Notification> sent, Set<String> channels) {
    Map<String, Deque<Notification>> byTitle = new HashMap<>();
    sent.stream()
        .filter(decision -> channels.contains(decision.getChannel()))
        .sorted(Comparator.comparing(Notification::getAt))
        .forEach(
            decision ->
                byTitle
                    .computeIfAbsent(decision.getTitle(), title -> new ArrayDeque<>())
                    .add(decision));
    return messages.stream()
        .map(
            m ->
                new DatedSlackMessage(m, byTitle.getOrDefault(m.text(), new ArrayDeque<>()).poll()))
        .sorted(
            Comparator.comparing(
                DatedSlackMessage::at, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  @Nullable Instant at() {
    return decision == null ? null : decision.getAt();
  }
}
