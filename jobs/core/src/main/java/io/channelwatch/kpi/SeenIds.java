package io.channelwatch.kpi;

import java.util.Arrays;

/**
 * The ids of the records already counted, as 64-bit hashes with the instant at which each became
 * known: an open-addressing table that drops the expired ones when it must grow.
 */
final class SeenIds {

  private static final int FIRST_CAPACITY = 8;

  private final long horizon;

  /** Two longs a slot, so that both lie together: the hash, and the instant. */
  private long[] slots = new long[2 * FIRST_CAPACITY];

  private int used;

  SeenIds(long horizonMillis) {
    this.horizon = horizonMillis;
  }

  /**
   * The hash of an id: FNV-1a over its characters, then the finalizer of MurmurHash3, so that all
   * bits depend on all characters. Never 0, which marks free slots.
   *
   * @param kind keeps apart the ids of different streams
   */
  static long hash(char kind, String id) {
    long hash = (0xcbf29ce484222325L ^ kind) * 0x100000001b3L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }

  /** Whether an id became known not longer ago than the horizon. */
  boolean contains(long hash, long at) {
    int slot = slot(hash);
    return slots[slot] == hash && isFresh(slot, at);
  }

  /** Remembers an id that {@link #contains} denies. */
  void add(long hash, long at) {
    int slot = slot(hash);
    if (slots[slot] != hash) {
      if ((used + 1) * 3L > slots.length) {
        makeRoom(at);
        slot = slot(hash);
      }
      slots[slot] = hash;
      used++;
    }
    slots[slot + 1] = at;
  }

  /**
   * Writes the ids that are still fresh, by the instants at which they became known.
   *
   * @param at the present
   */
  void write(Encoder out, long at) {
    long[] byTime = new long[used];
    int slotBits = Integer.numberOfTrailingZeros(slots.length / 2);
    int fresh = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (isFresh(slot, at)) {
        // The horizon leaves as many bits as slots need, however many years it has.
        byTime[fresh++] = ((slots[slot + 1] - at + horizon) << slotBits) | (slot / 2);
      }
    }
    Arrays.sort(byTime, 0, fresh);
    long[] ids = new long[fresh];
    out.count(fresh);
    for (int i = 0; i < fresh; i++) {
      int slot = 2 * ((int) byTime[i] & (slots.length / 2 - 1));
      ids[i] = slots[slot];
      out.instant(slots[slot + 1]);
    }
    sortWithinInstants(ids, byTime, slotBits);
    for (long id : ids) {
      out.fixed(id);
    }
  }

  private static void sortWithinInstants(long[] ids, long[] byTime, int slotBits) {
    int first = 0;
    for (int i = 1; i <= ids.length; i++) {
      if (i == ids.length || byTime[i] >> slotBits != byTime[first] >> slotBits) {
        Arrays.sort(ids, first, i);
        first = i;
      }
    }
  }

  void read(Decoder in) {
    int size = in.count();
    resize(capacity(size));
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = in.instant();
    }
    for (long time : times) {
      add(in.fixed(), time);
    }
  }

  private boolean isFresh(int slot, long at) {
    long known = slots[slot + 1];
    return slots[slot] != 0 && (known >= at || (at - known >= 0 && at - known <= horizon));
  }

  /** Where a hash stands, or would stand. */
  private int slot(long hash) {
    int mask = slots.length - 2;
    int slot = (int) hash & mask;
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void makeRoom(long at) {
    int fresh = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (isFresh(slot, at)) {
        fresh++;
      } else {
        slots[slot] = 0;
      }
    }
    long[] kept = slots;
    resize(capacity(fresh + 1));
    for (int slot = 0; slot < kept.length; slot += 2) {
      if (kept[slot] != 0) {
        add(kept[slot], kept[slot + 1]);
      }
    }
  }

  /** Twice the room that so many ids need, as a power of two. */
  private static int capacity(int ids) {
    return Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, ids)) * 4);
  }

  private void resize(int capacity) {
    slots = new long[2 * capacity];
    used = 0;
  }
}
