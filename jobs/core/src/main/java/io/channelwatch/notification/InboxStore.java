package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where what is known of one recipient is kept. */
public interface InboxStore {

  /** What is known as a whole; null if nothing is. */
  @Nullable InboxState inbox();

  /** Keeps what is known as a whole. */
  void keep(InboxState inbox);

  /** An entry; null if there is none. */
  @Nullable EntryState entry(String id);

  /** All entries, by their ids. */
  List<EntryState> entries();

  /** Keeps an entry in place of the one with its id. */
  void keep(EntryState entry);

  /** Forgets an entry. */
  void remove(String id);

  /** Notes that an entry wants to be looked at, at an instant. */
  void wake(long at, String entryId);

  /** The entries that want to be looked at, at an instant, which are forgotten with that. */
  List<String> takeWoken(long at);
}
