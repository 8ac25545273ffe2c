package io.channelwatch.notification;

import io.channelwatch.alert.TransitionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of an inbox while it changes; the fields are those of its state. */
final class Entry {
  static final long NEVER = -1;
  private static final long HOUR = 3_600_000;

  /** What it was; null where it is new. */
  final @Nullable EntryState before;

  final String id;
  final List<Item> news;
  Destination to;
  Terms terms;
  Item last;
  @Nullable Why mute;
  Why cause;
  int told;
  long firstToldAt;
  List<Reading> shown;
  int reminders;
  long since;
  boolean reminder;
  boolean timed;
  boolean farewell;
  boolean withdrawn;
  boolean held;
  boolean folded;
  @Nullable String note;
  long wakeAt;

  /** An entry of which nothing was told yet. */
  Entry(String id, Destination to, Terms terms, Item last, Why cause) {
    this(
        null,
        new EntryState(
            id, to, terms, last, List.of(), null, cause, -1, NEVER, List.of(), 0, NEVER, false,
            false, false, false, false, false, to.note(), NEVER));
  }

  Entry(EntryState state) {
    this(state, state);
  }

  private Entry(@Nullable EntryState before, EntryState state) {
    this.before = before;
    id = state.id();
    to = state.to();
    terms = state.terms();
    last = state.last();
    news = new ArrayList<>(state.news());
    mute = state.mute();
    cause = state.cause();
    told = state.told();
    firstToldAt = state.firstToldAt();
    shown = state.shown();
    reminders = state.reminders();
    since = state.since();
    reminder = state.reminder();
    timed = state.timed();
    farewell = state.farewell();
    withdrawn = state.withdrawn();
    held = state.held();
    folded = state.folded();
    note = state.note();
    wakeAt = state.wakeAt();
  }

  EntryState state() {
    return new EntryState(
        id,
        to,
        terms,
        last,
        List.copyOf(news),
        mute,
        cause,
        told,
        firstToldAt,
        shown,
        reminders,
        since,
        reminder,
        timed,
        farewell,
        withdrawn,
        held,
        folded,
        note,
        wakeAt);
  }

  boolean wasTold() {
    return told >= 0;
  }

  boolean ended() {
    return last.resolved();
  }

  /** Whether there is something to say and nothing but the time of day that holds it back. */
  boolean speaks() {
    boolean something = !news.isEmpty() || reminder;
    return farewell || (something && (mute == null || ended()));
  }

  /** Whether it goes out at a digest's time and not with a group. */
  boolean digested() {
    return folded || terms.digest() != null;
  }

  /** Whether it still stands with the recipient as something that fires. */
  boolean fires() {
    return wasTold() && !ended() && !farewell && !withdrawn && mute == null;
  }

  /** When the next reminder is due; {@code Long.MAX_VALUE}: never. */
  long reminderAt() {
    return fires() ? terms.reminderAt(firstToldAt, reminders) : Long.MAX_VALUE;
  }

  /**
   * When there is to be a reminder; {@code Long.MAX_VALUE}: never. Where the clocks were put
   * forward, a day is shorter than a day, and still has its digest.
   */
  long remindAt() {
    long due = reminderAt();
    return due == Long.MAX_VALUE || !digested() ? due : terms.digestFrom(due - HOUR);
  }

  /** There is something to say from an instant on. */
  void offer(long at) {
    since = at;
    held = false;
  }

  /** What a message shows of it. */
  List<Item> items() {
    return news.isEmpty() ? List.of(last) : List.copyOf(news);
  }

  /** Of what is new only how it stands now is told. */
  void keepLast() {
    news.removeIf(item -> item.sequence() < last.sequence());
  }

  /** Why the recipient is told of it now. */
  Why why() {
    if (farewell) {
      return Why.HANDED_OVER;
    } else if (!wasTold()) {
      return cause;
    } else if (news.isEmpty()) {
      return Why.REPEAT;
    }
    return why(news.get(news.size() - 1).transition());
  }

  private static Why why(TransitionType transition) {
    return switch (transition) {
      case OPENED -> Why.FIRST;
      case ESCALATED -> Why.ESCALATED;
      case DEESCALATED -> Why.DEESCALATED;
      case RESOLVED -> Why.RESOLVED;
    };
  }

  /** It was told at an instant; reminders that are due by then are done with. */
  void tell(long at) {
    if (!wasTold()) {
      firstToldAt = at;
    }
    told = last.sequence();
    // Only the values are compared later on.
    shown = last.readings().stream().map(Reading::withoutTrail).toList();
    news.clear();
    reminder = false;
    timed = false;
    held = false;
    folded = false;
    note = null;
    since = NEVER;
    while (remindAt() <= at) {
      reminders++;
    }
  }
}
