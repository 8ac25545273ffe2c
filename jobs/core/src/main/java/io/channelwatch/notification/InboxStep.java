package io.channelwatch.notification;

import io.channelwatch.notification.InboxState.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An inbox at one instant: what was taken out of its store, and what goes out or does not. */
final class InboxStep {
  final long at;
  final List<Message> messages = new ArrayList<>();
  final List<Decision> suppressed = new ArrayList<>();
  final Map<String, Long> group;
  long sentAt;
  int leftOut;
  long behind;
  private final InboxStore store;
  private final List<Sent> sent;
  private final Map<String, Entry> open = new LinkedHashMap<>();

  InboxStep(InboxStore store, long at) {
    InboxState kept = store.inbox();
    InboxState state = kept == null ? InboxState.fresh() : kept;
    this.store = store;
    this.at = at;
    this.group = new TreeMap<>(state.group());
    this.sentAt = state.sentAt();
    this.leftOut = state.leftOut();
    this.behind = state.behind();
    this.sent = new ArrayList<>(state.sent());
  }

  @Nullable Entry entry(String id) {
    Entry entry = open.get(id);
    if (entry == null) {
      EntryState kept = store.entry(id);
      entry = kept == null ? null : add(new Entry(kept));
    }
    return entry;
  }

  Entry add(Entry entry) {
    open.put(entry.id, entry);
    return entry;
  }

  List<Entry> entries() {
    store.entries().forEach(kept -> open.computeIfAbsent(kept.id(), id -> new Entry(kept)));
    return open.values().stream().toList();
  }

  void remove(Entry entry) {
    group.remove(entry.id);
    open.remove(entry.id);
    store.remove(entry.id);
  }

  /** Settles when an entry is looked at next; a digest takes it at {@code from} or later. */
  void plan(Entry entry, long from) {
    group.remove(entry.id);
    if (!entry.speaks()) {
      long reminderAt = entry.remindAt();
      wake(entry, reminderAt == Long.MAX_VALUE ? Entry.NEVER : Math.max(at, reminderAt));
    } else if (entry.digested()) {
      wake(entry, entry.terms.digestFrom(Math.max(entry.since, from)));
    } else {
      wake(entry, Entry.NEVER);
      group.put(entry.id, readyAt(entry));
    }
  }

  private void wake(Entry entry, long instant) {
    if (entry.wakeAt != instant) {
      entry.wakeAt = instant;
      if (instant != Entry.NEVER) {
        store.wake(instant, entry.id);
      }
    }
  }

  private long readyAt(Entry entry) {
    Grouping grouping = entry.terms.grouping();
    long waited = entry.since + (entry.timed ? 0 : grouping.firstWait());
    long rested = sentAt == InboxState.NEVER ? at : sentAt + grouping.interval();
    long ready = Math.max(at, Math.max(waited, rested));
    long next = group.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
    // What has a time of its own does not go just before others that are about to.
    boolean joins = entry.timed && next <= ready + grouping.interval();
    long due = joins ? Math.max(ready, next) : ready;
    return entry.held ? entry.terms.quietUntil(due) : due;
  }

  /** What is still in the group does not follow at once. */
  void rest() {
    for (String id : List.copyOf(group.keySet())) {
      Entry entry = entry(id);
      if (entry != null) {
        group.merge(id, sentAt + entry.terms.grouping().interval(), Math::max);
      }
    }
  }

  /** Puts on record that items are not told, or not now. */
  void record(Entry entry, Why why, List<Item> items, @Nullable String detail) {
    if (!items.isEmpty()) {
      suppressed.add(
          Decision.suppressed(
              entry.to.recipient().id(), entry.to.role(), at, why, List.copyOf(items), detail));
    }
  }

  /** Sends entries, each through each of its chains of channels. */
  void send(List<Entry> entries, boolean digest) {
    Map<String, List<Entry>> byChain = new TreeMap<>();
    for (Entry entry : entries) {
      entry
          .to
          .chains()
          .forEach(c -> byChain.computeIfAbsent(c.key(), k -> new ArrayList<>()).add(entry));
    }
    Map<Entry, List<Chain>> missed = new LinkedHashMap<>();
    byChain.forEach(
        (key, group) -> {
          Chain chain = chain(Messages.newest(group), key);
          if (digest || within(group, chain)) {
            send(group, chain, digest);
          } else {
            group.forEach(e -> missed.computeIfAbsent(e, x -> new ArrayList<>()).add(chain));
            limited(group, chain);
          }
        });
    for (Entry entry : entries) {
      List<Chain> chains = missed.getOrDefault(entry, List.of());
      if (chains.size() == entry.to.chains().size()) {
        fold(entry);
      } else {
        chains.forEach(chain -> fold(copy(entry, chain)));
        told(entry);
      }
    }
  }

  private static Chain chain(Entry newest, String key) {
    return newest.to.chains().stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
  }

  /** Sends entries through one chain of channels; their states stay as they are. */
  void send(List<Entry> entries, Chain chain, boolean digest) {
    messages.add(Messages.of(entries, chain, at, digest, leftOut));
    leftOut = 0;
    Limit limit = Messages.newest(entries).terms.limit();
    if (limit != null) {
      sent.removeIf(each -> each.at() <= at - limit.within());
      sent.add(new Sent(channel(chain), at));
    }
  }

  private boolean within(List<Entry> entries, Chain chain) {
    Limit limit = Messages.newest(entries).terms.limit();
    if (limit == null) {
      return true;
    }
    long recent =
        sent.stream()
            .filter(each -> each.at() > at - limit.within())
            .filter(each -> each.channel().equals(channel(chain)))
            .count();
    return recent < limit.most();
  }

  private static String channel(Chain chain) {
    return chain.channels().get(0).name();
  }

  private void limited(List<Entry> entries, Chain chain) {
    List<Item> items = entries.stream().flatMap(entry -> entry.items().stream()).toList();
    Destination to = entries.get(0).to;
    suppressed.add(
        Decision.suppressed(
            to.recipient().id(), to.role(), channel(chain), at, Why.LIMIT, items, null));
  }

  private void fold(Entry entry) {
    entry.folded = true;
    entry.since = at + 1;
    plan(entry, at + 1);
  }

  /** What one of several channels is still to get. */
  private Entry copy(Entry entry, Chain chain) {
    String id = entry.id + ' ' + chain.key();
    Entry before = entry(id);
    EntryState state = entry.state();
    Entry copy = new Entry(id, entry.to, entry.terms, entry.last, entry.cause);
    if (before != null) {
      copy.news.addAll(before.news);
    }
    copy.news.addAll(state.news());
    copy.to =
        new Destination(entry.to.recipient(), entry.to.role(), List.of(chain), entry.to.note());
    copy.told = entry.told;
    copy.reminder = entry.reminder;
    copy.farewell = entry.farewell;
    copy.note = entry.note;
    return add(copy);
  }

  /** An entry was sent. */
  void told(Entry entry) {
    boolean copy = !entry.id.equals(entry.last.alertId());
    if (entry.ended() || entry.farewell || copy) {
      remove(entry);
      return;
    }
    entry.tell(at);
    plan(entry, at + 1);
  }

  /** Keeps everything. */
  Grouped keep(long wakeAt) {
    for (Entry entry : open.values()) {
      EntryState state = entry.state();
      if (!state.equals(entry.before)) {
        store.keep(state);
      }
    }
    store.keep(new InboxState(sentAt, Map.copyOf(group), List.copyOf(sent), leftOut, behind));
    return new Grouped(messages, suppressed, wakeAt);
  }
}
