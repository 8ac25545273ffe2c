package io.channelwatch.kpi;

import java.util.Arrays;

/**
 * The ids of the records already counted, as 64-bit hashes with the instant at which each became
 * known: an open-addressing table that drops the expired ones when it must grow.
 */
final class SeenIds {

  private static final int FIRST_CAPACITY = 8;

  private final long horizon;
  private long[] hashes = new long[FIRST_CAPACITY];
  private long[] knownAt = new long[FIRST_CAPACITY];
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
    return hashes[slot] == hash && isFresh(slot, at);
  }

  /** Remembers an id that {@link #contains} denies. */
  void add(long hash, long at) {
    int slot = slot(hash);
    if (hashes[slot] != hash) {
      if ((used + 1) * 3L > hashes.length * 2L) {
        makeRoom(at);
        slot = slot(hash);
      }
      hashes[slot] = hash;
      used++;
    }
    knownAt[slot] = at;
  }

  /**
   * Writes the ids that are still fresh, by the instants at which they became known.
   *
   * @param at the present
   */
  void write(Encoder out, long at) {
    long[] byTime = new long[used];
    int slotBits = Integer.numberOfTrailingZeros(hashes.length);
    int fresh = 0;
    for (int slot = 0; slot < hashes.length; slot++) {
      if (hashes[slot] != 0 && isFresh(slot, at)) {
        // The horizon leaves as many bits as slots need, however many years it has.
        byTime[fresh++] = ((knownAt[slot] - at + horizon) << slotBits) | slot;
      }
    }
    Arrays.sort(byTime, 0, fresh);
    long[] ids = new long[fresh];
    out.count(fresh);
    for (int i = 0; i < fresh; i++) {
      int slot = (int) byTime[i] & (hashes.length - 1);
      ids[i] = hashes[slot];
      out.instant(knownAt[slot]);
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
    long known = knownAt[slot];
    return known >= at || (at - known >= 0 && at - known <= horizon);
  }

  /** Where a hash stands, or would stand. */
  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void makeRoom(long at) {
    int fresh = 0;
    for (int slot = 0; slot < hashes.length; slot++) {
      fresh += hashes[slot] != 0 && isFresh(slot, at) ? 1 : 0;
    }
    long[] oldHashes = hashes;
    long[] oldKnownAt = knownAt;
    boolean[] kept = new boolean[oldHashes.length];
    for (int slot = 0; slot < kept.length; slot++) {
      kept[slot] = oldHashes[slot] != 0 && isFresh(slot, at);
    }
    resize(capacity(fresh + 1));
    for (int slot = 0; slot < kept.length; slot++) {
      if (kept[slot]) {
        int place = slot(oldHashes[slot]);
        hashes[place] = oldHashes[slot];
        knownAt[place] = oldKnownAt[slot];
        used++;
      }
    }
  }

  /** Twice the room that so many ids need, as a power of two. */
  private static int capacity(int ids) {
    return Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, ids)) * 4);
  }

  private void resize(int capacity) {
    hashes = new long[capacity];
    knownAt = new long[capacity];
    used = 0;
  }
}
