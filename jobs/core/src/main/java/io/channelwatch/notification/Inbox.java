package io.channelwatch.notification;

import io.channelwatch.notification.Addressed.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second step: when a recipient is told of what concerns them. For each episode there is an
 * entry that knows what the recipient was told last, what they are still to be told and what holds
 * it back. Everything that can happen changes entries, and then there is one question to each: is
 * there something to say, and when? What ends a hold (a digest's time, the end of quiet hours or of
 * a mute, a reminder) is an instant like any other.
 */
public final class Inbox {

  /** No wall clock is looked at: nothing is too old. */
  public static final long ANY_AGE = Long.MIN_VALUE;

  private static final long MOST_BEHIND = 3_600_000;

  private final InboxStep step;
  private final long at;
  private final long wall;

  private Inbox(InboxStore store, long at, long wall) {
    this.step = new InboxStep(store, at);
    this.at = at;
    this.wall = wall;
  }

  /**
   * Lets happen what is new for a recipient at an instant, and whatever is due.
   *
   * @param news of this instant, in order
   * @param wall the time by the wall clock, or {@link #ANY_AGE}
   */
  public static Grouped step(InboxStore store, long at, List<Addressed> news, long wall) {
    Inbox inbox = new Inbox(store, at, wall);
    news.forEach(inbox::take);
    return new InboxDue(inbox.step, store, at, wall).goOn();
  }

  private void take(Addressed news) {
    Entry entry = step.entry(news.alertId());
    if (entry == null && news.to() != null && news.terms() != null && !news.items().isEmpty()) {
      entry =
          step.add(new Entry(news.alertId(), news.to(), news.terms(), last(news), news.cause()));
      entry.timed = news.cause() == Why.ESCALATION;
    }
    if (entry == null) {
      endUntold(news);
    } else if (news.change() == Change.GOES_ON) {
      goOn(entry, news);
    } else {
      leave(entry, news);
    }
  }

  /** The recipient was never told, and will not be. */
  private void endUntold(Addressed news) {
    if (!news.items().isEmpty()) {
      step.suppressed.add(
          Decision.suppressed(
              news.recipientId(), news.role(), at, Why.OPENED_AND_CLEARED, news.items(), null));
    }
  }

  private static Item last(Addressed news) {
    return news.items().get(news.items().size() - 1);
  }

  private void goOn(Entry entry, Addressed news) {
    boolean spoke = entry.speaks() && !entry.news.isEmpty();
    boolean digested = entry.digested();
    Why muted = entry.mute;
    List<Item> fresh = add(entry, news);
    if (entry.ended() && !entry.wasTold()) {
      step.record(entry, Why.OPENED_AND_CLEARED, entry.news, null);
      step.leftOut++;
      step.remove(entry);
      return;
    }
    hold(entry, fresh, muted);
    boolean free = entry.held && entry.terms.quietUntil(at) == at;
    boolean sooner = digested && !entry.digested();
    if (entry.speaks() && (!spoke || free || sooner)) {
      entry.offer(at);
      entry.timed &= fresh.isEmpty() || !entry.wasTold();
    }
    step.plan(entry, at);
  }

  /** Takes over what is new; gives the transitions that are. */
  private List<Item> add(Entry entry, Addressed news) {
    int known = entry.news.isEmpty() ? entry.told : Math.max(entry.told, entry.last.sequence());
    List<Item> fresh = news.items().stream().filter(item -> item.sequence() > known).toList();
    entry.news.addAll(fresh);
    if (!fresh.isEmpty()) {
      entry.last = fresh.get(fresh.size() - 1);
      entry.folded = false;
    }
    if (news.to() != null && news.terms() != null) {
      entry.to = news.to();
      entry.terms = news.terms();
      entry.withdrawn = false;
    }
    entry.farewell = false;
    entry.note = entry.to.note();
    entry.mute = news.mute();
    return fresh;
  }

  /** Puts on record why fresh transitions are not told now; the end of a mute is itself news. */
  private void hold(Entry entry, List<Item> fresh, @Nullable Why before) {
    List<Item> tooOld = fresh.stream().filter(item -> isTooOld(entry, item)).toList();
    if (!tooOld.isEmpty()) {
      step.behind = Math.min(MOST_BEHIND, entry.terms.giveUpAfter() / 2);
    }
    if (entry.ended()) {
      return;
    }
    step.record(entry, Why.TOO_OLD, tooOld, null);
    List<Item> rest = new ArrayList<>(entry.mute != null && before == null ? entry.news : fresh);
    rest.removeAll(tooOld);
    if (entry.mute != null) {
      step.record(entry, entry.mute, rest, null);
      entry.reminder = false;
      // The end of the mute tells it, not the reminder or the digest that it was to go with.
      entry.timed = false;
      entry.folded = false;
    } else if (before != null && !entry.withdrawn) {
      entry.reminder = entry.wasTold();
      entry.note = entry.note == null ? over(before, entry.to.role()) : entry.note;
    }
  }

  /** What held something back, for those who may know. */
  private static @Nullable String over(Why mute, String role) {
    if (Audience.of(role) == Audience.LEADER) {
      return null;
    }
    return switch (mute) {
      case SILENCED -> "A silence held this back; it is over.";
      case ACKNOWLEDGED -> "It was acknowledged; that is over.";
      default -> "What explained this held it back; that is over.";
    };
  }

  private boolean isTooOld(Entry entry, Item item) {
    return wall != ANY_AGE && item.at() < wall - entry.terms.giveUpAfter();
  }

  private void leave(Entry entry, Addressed news) {
    boolean left = news.change() == Change.LEFT;
    Why why = left ? Why.HANDED_OVER : Why.NO_CHANNEL;
    String detail = left ? news.note() : "the policies no longer send it here";
    step.record(entry, why, entry.news, detail);
    if (!entry.wasTold()) {
      step.remove(entry);
      return;
    }
    entry.news.clear();
    entry.reminder = false;
    entry.farewell = left;
    entry.withdrawn = !left;
    entry.note = left ? news.note() : null;
    entry.mute = null;
    entry.timed = false;
    entry.folded = false;
    entry.offer(at);
    step.plan(entry, at);
  }
}
