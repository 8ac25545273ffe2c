package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what of the items for one recipient goes out together, and when. The first item opens a
 * group, which goes out {@code wait} later; what comes within {@code interval} of that goes out at
 * its end. Who was told that an episode fires is told of its end; nobody else is.
 */
public final class GroupPolicy {
  private GroupPolicy() {}

  /**
   * Takes items in.
   *
   * @param items of one instant, in order
   * @param at that instant
   * @param oldest items from before this instant are too old to be sent; the end of an episode that
   *     the recipient was told of never is
   */
  public static Grouped receive(RecipientState state, List<Addressed> items, long at, long oldest) {
    List<Addressed> pending = new ArrayList<>(state.pending());
    List<Decision> suppressed = new ArrayList<>();
    for (Addressed addressed : items) {
      Item item = addressed.item();
      boolean told = state.told().containsKey(item.alertId());
      if (item.resolved() && !told) {
        suppressed.add(leaveOut(pending, addressed, at));
      } else if (item.at() < oldest && !item.resolved()) {
        suppressed.add(suppressed(addressed, at, Why.TOO_OLD, List.of(item)));
      } else {
        pending.add(addressed);
      }
    }
    long dueAt = dueAt(state, pending, at);
    RecipientState next = new RecipientState(dueAt, state.sentAt(), pending, state.told());
    return new Grouped(next, List.of(), suppressed);
  }

  /** Sends the open group if its time has come; {@code at} is the present instant. */
  public static Grouped flush(RecipientState state, long at) {
    if (state.dueAt() == RecipientState.NEVER || at < state.dueAt()) {
      return new Grouped(state, List.of(), List.of());
    }
    List<Message> messages = Messages.of(state, at);
    Map<String, Integer> told = new HashMap<>(state.told());
    for (Addressed addressed : state.pending()) {
      Item item = addressed.item();
      if (item.resolved()) {
        told.remove(item.alertId());
      } else {
        told.put(item.alertId(), item.sequence());
      }
    }
    RecipientState next = new RecipientState(RecipientState.NEVER, at, List.of(), told);
    return new Grouped(next, messages, List.of());
  }

  private static long dueAt(RecipientState state, List<Addressed> pending, long at) {
    if (pending.isEmpty()) {
      return RecipientState.NEVER;
    }
    if (state.dueAt() != RecipientState.NEVER) {
      return state.dueAt();
    }
    Grouping grouping = pending.get(0).grouping();
    boolean follows =
        state.sentAt() != RecipientState.NEVER && at < state.sentAt() + grouping.interval();
    return follows ? state.sentAt() + grouping.interval() : at + grouping.firstWait();
  }

  private static Decision leaveOut(List<Addressed> pending, Addressed end, long at) {
    List<Item> items = new ArrayList<>();
    for (Addressed addressed : pending) {
      if (addressed.item().alertId().equals(end.item().alertId())) {
        items.add(addressed.item());
      }
    }
    pending.removeIf(addressed -> items.contains(addressed.item()));
    items.add(end.item());
    return suppressed(end, at, Why.OPENED_AND_CLEARED, items);
  }

  private static Decision suppressed(Addressed addressed, long at, Why why, List<Item> items) {
    Destination to = addressed.to();
    return Decision.suppressed(to.recipient().id(), to.role(), at, why, items, null);
  }
}
