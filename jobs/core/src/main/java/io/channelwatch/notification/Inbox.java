package io.channelwatch.notification;

import io.channelwatch.notification.Addressed.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final InboxStore store;
  private final long at;
  private final long wall;

  private Inbox(InboxStore store, long at, long wall) {
    this.step = new InboxStep(store, at);
    this.store = store;
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
    return inbox.goOn();
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
    boolean muted = entry.mute != null;
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
  private void hold(Entry entry, List<Item> fresh, boolean wasMuted) {
    List<Item> tooOld = fresh.stream().filter(item -> isTooOld(entry, item)).toList();
    if (!tooOld.isEmpty()) {
      step.behind = Math.min(MOST_BEHIND, entry.terms.giveUpAfter() / 2);
    }
    if (entry.ended()) {
      return;
    }
    step.record(entry, Why.TOO_OLD, tooOld, null);
    List<Item> rest = new ArrayList<>(entry.mute != null && !wasMuted ? entry.news : fresh);
    rest.removeAll(tooOld);
    if (entry.mute != null) {
      step.record(entry, entry.mute, rest, null);
      entry.reminder = false;
      // The end of the mute tells it, not the digest that it was to go with.
      entry.folded = false;
    } else if (wasMuted && entry.wasTold() && !entry.withdrawn) {
      entry.reminder = true;
    }
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
    entry.folded = false;
    entry.offer(at);
    step.plan(entry, at);
  }

  private Grouped goOn() {
    List<Entry> digest = new ArrayList<>();
    for (List<String> due = store.takeWoken(at); !due.isEmpty(); due = store.takeWoken(at)) {
      due.forEach(id -> wake(step.entry(id), digest));
    }
    if (step.behind > 0) {
      return catchUp();
    }
    sendDigest(digest);
    sendGroup();
    return step.keep(nextGroup());
  }

  private long nextGroup() {
    return step.group.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
  }

  private void wake(@Nullable Entry entry, List<Entry> digest) {
    if (entry == null || entry.wakeAt != at) {
      return;
    }
    entry.wakeAt = Entry.NEVER;
    if (entry.speaks()) {
      collect(entry, digest);
    } else if (entry.remindAt() <= at) {
      entry.reminder = true;
      entry.timed = true;
      entry.offer(at);
      step.plan(entry, at);
    }
  }

  /** Quiet hours hold an entry back from a digest, too. */
  private void collect(Entry entry, List<Entry> digest) {
    if (step.behind > 0) {
      step.plan(entry, at + 1);
    } else if (entry.terms.quietUntil(at) > at) {
      holdQuietly(entry);
      step.plan(entry, at + 1);
    } else if (!digest.contains(entry)) {
      digest.add(entry);
    }
  }

  private void holdQuietly(Entry entry) {
    if (!entry.held) {
      entry.held = true;
      step.record(entry, Why.QUIET_HOURS, entry.items(), null);
    }
  }

  /** A digest that goes out shows what goes on firing as well. */
  private void sendDigest(List<Entry> digest) {
    if (digest.isEmpty()) {
      return;
    }
    List<Entry> all = new ArrayList<>(digest);
    for (Entry other : step.entries()) {
      boolean goesAlong =
          digest.stream()
              .anyMatch(
                  e -> e.terms.digest() != null && e.terms.digest().equals(other.terms.digest()));
      if (other.fires() && other.digested() && goesAlong && !all.contains(other)) {
        all.add(other);
      }
    }
    step.send(all, true);
  }

  private void sendGroup() {
    List<Entry> going = new ArrayList<>();
    boolean due = false;
    for (Map.Entry<String, Long> each : List.copyOf(step.group.entrySet())) {
      Entry entry = nextGroup() > at ? null : step.entry(each.getKey());
      if (entry != null && entry.terms.quietUntil(at) == at) {
        going.add(entry);
        due |= each.getValue() <= at;
      } else if (entry != null && each.getValue() <= at) {
        holdQuietly(entry);
        step.group.put(entry.id, entry.terms.quietUntil(at));
      }
    }
    if (due) {
      int before = step.messages.size();
      step.send(going, false);
      step.sentAt = step.messages.size() > before ? at : step.sentAt;
      step.rest();
    }
  }

  /** After an outage there is one digest, once the clock has come near the wall clock. */
  private Grouped catchUp() {
    List<Entry> all = step.entries().stream().filter(Entry::speaks).toList();
    long near = wall == ANY_AGE ? at : wall - step.behind;
    long free = all.stream().mapToLong(e -> e.terms.quietUntil(at)).min().orElse(at);
    if (at < near || at < free) {
      return step.keep(Math.max(at + 1, Math.max(near, free)));
    }
    step.behind = 0;
    if (!all.isEmpty()) {
      all.forEach(Entry::keepLast);
      step.send(all, Messages.newest(all).to.chains().get(0), true);
      all.forEach(step::told);
      step.sentAt = at;
    }
    return step.keep(nextGroup());
  }
}
