package io.channelwatch.kpi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries by the keys that they bear themselves, found by open addressing: a look-up touches one
 * place of the table and the entry, which is wanted anyway.
 */
final class KeyedTable<K, E extends KeyedTable.Entry<K>> {

  /** What can be found by its key. */
  abstract static class Entry<K> {

    private final int keyHash;

    Entry(K key) {
      this.keyHash = hash(key);
    }

    /** The key that it was made with. */
    abstract K key();
  }

  /** Never filled: one entry is more than its room. */
  private static final @Nullable Entry<?>[] NOTHING = new Entry<?>[1];

  /** A power of two of them. From where an entry belongs to where it stands none is free. */
  private @Nullable Entry<?>[] slots = NOTHING;

  private int size;

  /** The entry with a key; null if there is none. */
  @Nullable E find(K key) {
    return entry(slot(hash(key), key));
  }

  /** Adds an entry; it takes the place of one with the same key. */
  void put(E entry) {
    if ((size + 1) * 3L > slots.length * 2L) {
      grow();
    }
    size += place(entry) ? 1 : 0;
  }

  /** Removes the entry with a key, if there is one. */
  void remove(K key) {
    int free = slot(hash(key), key);
    if (slots[free] == null) {
      return;
    }
    size--;
    slots[free] = null;
    int mask = slots.length - 1;
    int slot = (free + 1) & mask;
    for (E next = entry(slot); next != null; next = entry(slot)) {
      slots[slot] = null;
      place(next);
      slot = (slot + 1) & mask;
    }
  }

  /** All of them, in no particular order. */
  List<E> all() {
    List<E> all = new ArrayList<>(size);
    for (int slot = 0; slot < slots.length; slot++) {
      E entry = entry(slot);
      if (entry != null) {
        all.add(entry);
      }
    }
    return all;
  }

  private void grow() {
    List<E> all = all();
    slots = new Entry<?>[2 * slots.length];
    all.forEach(this::place);
  }

  /** False if there was one with the same key. */
  private boolean place(E entry) {
    int slot = slot(((Entry<K>) entry).keyHash, entry.key());
    boolean free = slots[slot] == null;
    slots[slot] = entry;
    return free;
  }

  /** Where the entry with a key stands, or would stand. */
  private int slot(int hash, K key) {
    int mask = slots.length - 1;
    int slot = (hash >>> Integer.numberOfLeadingZeros(mask)) & mask;
    Entry<?> entry = slots[slot];
    while (entry != null && (entry.keyHash != hash || !key.equals(entry.key()))) {
      slot = (slot + 1) & mask;
      entry = slots[slot];
    }
    return slot;
  }

  // Entries alone are ever put in.
  @SuppressWarnings("unchecked")
  private @Nullable E entry(int slot) {
    return (E) slots[slot];
  }

  /** Spreads over all bits, the upper ones most, which choose the slot (Fibonacci hashing). */
  private static int hash(Object key) {
    return key.hashCode() * 0x9E3779B9;
  }
}
