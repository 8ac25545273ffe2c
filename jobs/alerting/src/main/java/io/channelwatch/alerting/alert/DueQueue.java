package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.alert.Agenda.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Partners by the instants for which they are due, the first one first: a binary heap in which each
 * knows its place, so that one that is due at another instant than before moves a few places.
 */
final class DueQueue {

  private static final int FIRST_CAPACITY = 64;

  private Entry[] heap = new Entry[FIRST_CAPACITY];
  private int size;

  /** The partner that is due first; null if none is. */
  @Nullable Entry first() {
    return size == 0 ? null : heap[0];
  }

  /** Brings a partner, which may stand here already, to where its instant belongs. */
  void put(Entry entry) {
    if (entry.place == Entry.NOWHERE) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, 2 * size);
      }
      entry.place = size++;
    }
    sink(entry, rise(entry, entry.place));
  }

  /** Takes a partner out, if it stands here. */
  void remove(Entry entry) {
    if (entry.place == Entry.NOWHERE) {
      return;
    }
    Entry last = heap[--size];
    if (last.place != entry.place) {
      last.place = entry.place;
      sink(last, rise(last, last.place));
    }
    entry.place = Entry.NOWHERE;
  }

  /** Moves later ones down that stand above a place; the place that becomes free. */
  private int rise(Entry entry, int from) {
    int place = from;
    while (place > 0) {
      int above = (place - 1) >>> 1;
      if (heap[above].queuedFor <= entry.queuedFor) {
        break;
      }
      set(place, heap[above]);
      place = above;
    }
    return place;
  }

  /** Moves earlier ones up that stand below a place, and sets the partner where none is left. */
  private void sink(Entry entry, int from) {
    int place = from;
    for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && heap[below + 1].queuedFor < heap[below].queuedFor) {
        below++;
      }
      if (entry.queuedFor <= heap[below].queuedFor) {
        break;
      }
      set(place, heap[below]);
      place = below;
    }
    set(place, entry);
  }

  private void set(int place, Entry entry) {
    heap[place] = entry;
    entry.place = place;
  }
}
