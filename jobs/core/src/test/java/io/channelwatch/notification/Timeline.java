package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.List;

/** One recipient's groups in virtual time: instants are taken in order, timers between them. */
final class Timeline {
  final List<Message> messages = new ArrayList<>();
  final List<Decision> suppressed = new ArrayList<>();
  private final long oldest;
  private RecipientState state = RecipientState.fresh();

  Timeline(long oldest) {
    this.oldest = oldest;
  }

  /** Moves to an item's instant, sending what is due before it, and takes the item in. */
  Timeline receive(Item item) {
    until(item.at() - 1);
    take(GroupPolicy.receive(state, List.of(Examples.addressed(item)), item.at(), oldest));
    return this;
  }

  /** Moves to an instant and sends all that is due by then. */
  Timeline until(long at) {
    while (state.dueAt() != RecipientState.NEVER && state.dueAt() <= at) {
      take(GroupPolicy.flush(state, state.dueAt()));
    }
    return this;
  }

  private void take(Grouped grouped) {
    state = grouped.next();
    messages.addAll(grouped.messages());
    suppressed.addAll(grouped.suppressed());
  }
}
