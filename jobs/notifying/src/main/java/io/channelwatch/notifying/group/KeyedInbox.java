package io.channelwatch.notifying.group;

import io.channelwatch.notification.EntryState;
import io.channelwatch.notification.InboxState;
import io.channelwatch.notification.InboxStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The inbox of the recipient that is the current key. */
final class KeyedInbox implements InboxStore {
  // A few numbers a person.
  private final ValueState<InboxState> inbox;
  // An entry goes when the end of its episode was told.
  private final MapState<String, EntryState> entries;
  // Emptied by the timer of the instant.
  private final MapState<Long, List<String>> woken;
  private LongConsumer alarm = instant -> {};

  KeyedInbox(RuntimeContext context) {
    inbox =
        context.getState(new ValueStateDescriptor<>("inbox", TypeInformation.of(InboxState.class)));
    entries =
        context.getMapState(
            new MapStateDescriptor<>(
                "entries", Types.STRING, TypeInformation.of(EntryState.class)));
    woken =
        context.getMapState(
            new MapStateDescriptor<>("woken", Types.LONG, Types.LIST(Types.STRING)));
  }

  /** The same inbox, with what is told of instants at which it wants to be looked at. */
  KeyedInbox with(LongConsumer alarm) {
    this.alarm = alarm;
    return this;
  }

  /** Something that state does, which fails only where state itself does. */
  private interface Access<T> {
    T get() throws Exception;
  }

  private static <T> T access(Access<T> access) {
    try {
      return access.get();
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of an inbox does not answer", e);
    }
  }

  @Override
  public @Nullable InboxState inbox() {
    return KeyedInbox.<@Nullable InboxState>access(inbox::value);
  }

  @Override
  public void keep(InboxState state) {
    access(
        () -> {
          inbox.update(state);
          return state;
        });
  }

  @Override
  public @Nullable EntryState entry(String id) {
    return KeyedInbox.<@Nullable EntryState>access(() -> entries.get(id));
  }

  @Override
  public List<EntryState> entries() {
    return access(
        () -> {
          List<EntryState> all = new ArrayList<>();
          entries.values().forEach(all::add);
          all.sort(Comparator.comparing(EntryState::id));
          return all;
        });
  }

  @Override
  public void keep(EntryState entry) {
    access(
        () -> {
          entries.put(entry.id(), entry);
          return entry;
        });
  }

  @Override
  public void remove(String id) {
    access(
        () -> {
          entries.remove(id);
          return id;
        });
  }

  @Override
  public void wake(long at, String entryId) {
    access(
        () -> {
          List<String> before = woken.get(at);
          List<String> ids = before == null ? new ArrayList<>() : new ArrayList<>(before);
          if (!ids.contains(entryId)) {
            ids.add(entryId);
            woken.put(at, ids);
          }
          return ids;
        });
    alarm.accept(at);
  }

  @Override
  public List<String> takeWoken(long at) {
    return access(
        () -> {
          List<String> ids = woken.get(at);
          if (ids == null) {
            return List.of();
          }
          woken.remove(at);
          return ids;
        });
  }
}
