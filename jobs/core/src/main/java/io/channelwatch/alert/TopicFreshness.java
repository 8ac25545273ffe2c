package io.channelwatch.alert;

import java.util.TreeSet;

/**
 * Whether one topic still speaks, decided at full hours from nothing but the full hours for which
 * something was heard of it. A topic that was never heard of is fresh.
 */
final class TopicFreshness {

  /** How a topic stands. */
  enum Phase {
    /** It speaks, or nobody listens for it. */
    FRESH,
    /** It has been silent for too long. */
    STALE,
    /** It speaks again; what is late may still come in. */
    RETURNING
  }

  private static final long NOTHING = Long.MIN_VALUE;

  private final Patience patience;
  private final TreeSet<Long> heard = new TreeSet<>();
  private Phase phase = Phase.FRESH;
  private long since;
  private long openedAt;
  private long last = NOTHING;

  /** The full hour of which the next is known. */
  private long runsOutOf = NOTHING;

  /** When silence from that hour on becomes too long. */
  private long runsOut;

  TopicFreshness(Patience patience) {
    this.patience = patience;
  }

  /** Something became known in the hour that ends with this full hour. */
  void heard(long hour) {
    heard.add(hour);
  }

  Phase phase() {
    return phase;
  }

  /** The full hour from which on nothing was heard, up to the last change. */
  long silentFrom() {
    return last;
  }

  /** When the topic became stale; where it did so again before it was fresh, the first time. */
  long openedAt() {
    return openedAt;
  }

  /**
   * When the phase changes next, if that is no later than {@code until}, by which all that became
   * known up to then must have been heard; {@code Long.MAX_VALUE} otherwise.
   */
  long nextChange(long until) {
    long next =
        switch (phase) {
          case FRESH -> silentAt(until);
          case STALE -> heardAfter(last);
          case RETURNING -> {
            long settled = patience.settledAt(since);
            yield Math.min(silentAt(Math.min(until, settled)), settled);
          }
        };
    return next <= until ? next : Long.MAX_VALUE;
  }

  /** A topic for which nobody listens any more is fresh again at an instant, if it was not. */
  void release(long at) {
    if (phase != Phase.FRESH) {
      phase = Phase.RETURNING;
      since = at;
    }
  }

  /** Makes the change that {@link #nextChange} named. */
  void change(long at) {
    switch (phase) {
      case FRESH -> {
        openedAt = at;
        phase = Phase.STALE;
      }
      case STALE -> {
        last = heardAfter(last);
        phase = Phase.RETURNING;
      }
      case RETURNING -> {
        long silentAt = silentAt(at);
        phase = silentAt <= Math.min(at, patience.settledAt(since)) ? Phase.STALE : Phase.FRESH;
      }
    }
    since = at;
  }

  /**
   * Follows what was heard up to an instant; the first one at which silence has become too long.
   */
  private long silentAt(long until) {
    while (true) {
      long next = heardAfter(last);
      long runsOut = runsOutAt();
      if (runsOut < next && runsOut <= until) {
        return runsOut;
      }
      if (next > until) {
        return Long.MAX_VALUE;
      }
      last = next;
      heard.headSet(last - patience.lookBack()).clear();
    }
  }

  private long runsOutAt() {
    if (last != NOTHING && runsOutOf != last) {
      runsOutOf = last;
      runsOut = patience.runsOutAt(heard, last);
    }
    return last == NOTHING ? Long.MAX_VALUE : runsOut;
  }

  private long heardAfter(long hour) {
    Long next = heard.higher(hour);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** All that is known, as numbers; what is not needed any more apart. */
  long[] snapshot() {
    long[] numbers = new long[4 + heard.size()];
    numbers[0] = phase.ordinal();
    numbers[1] = since;
    numbers[2] = openedAt;
    numbers[3] = last;
    int next = 4;
    for (long hour : heard) {
      numbers[next++] = hour;
    }
    return numbers;
  }

  /** Takes up what {@link #snapshot} gave. */
  void restore(long[] numbers) {
    phase = Phase.values()[(int) numbers[0]];
    since = numbers[1];
    openedAt = numbers[2];
    last = numbers[3];
    for (int i = 4; i < numbers.length; i++) {
      heard.add(numbers[i]);
    }
  }
}
