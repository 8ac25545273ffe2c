package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets an inbox say what is due at an instant: digests, groups, and one digest after an outage. */
final class InboxDue {
  private final InboxStep step;
  private final InboxStore store;
  private final long at;
  private final long wall;

  InboxDue(InboxStep step, InboxStore store, long at, long wall) {
    this.step = step;
    this.store = store;
    this.at = at;
    this.wall = wall;
  }

  Grouped goOn() {
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
    long near = wall == Inbox.ANY_AGE ? at : wall - step.behind;
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
