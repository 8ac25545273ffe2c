package io.channelwatch.notification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An inbox in memory. */
final class MemoryInbox implements InboxStore {
  private @Nullable InboxState inbox;
  private final TreeMap<String, EntryState> entries = new TreeMap<>();
  private final TreeMap<Long, Set<String>> woken = new TreeMap<>();

  @Override
  public @Nullable InboxState inbox() {
    return inbox;
  }

  @Override
  public void keep(InboxState state) {
    inbox = state;
  }

  @Override
  public @Nullable EntryState entry(String id) {
    return entries.get(id);
  }

  @Override
  public List<EntryState> entries() {
    return new ArrayList<>(entries.values());
  }

  @Override
  public void keep(EntryState entry) {
    entries.put(entry.id(), entry);
  }

  @Override
  public void remove(String id) {
    entries.remove(id);
  }

  @Override
  public void wake(long at, String entryId) {
    woken.computeIfAbsent(at, instant -> new LinkedHashSet<>()).add(entryId);
  }

  @Override
  public List<String> takeWoken(long at) {
    Set<String> ids = woken.remove(at);
    return ids == null ? List.of() : List.copyOf(ids);
  }

  /** The same once more. */
  MemoryInbox copy() {
    MemoryInbox copy = new MemoryInbox();
    copy.inbox = inbox;
    copy.entries.putAll(entries);
    woken.forEach((at, ids) -> copy.woken.put(at, new LinkedHashSet<>(ids)));
    return copy;
  }

  /** The next instant at which something wants to be looked at; {@code Long.MAX_VALUE}: none. */
  long nextWoken() {
    return woken.isEmpty() ? Long.MAX_VALUE : woken.firstKey();
  }
}
