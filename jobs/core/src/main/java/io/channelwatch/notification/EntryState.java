package io.channelwatch.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient was told of an episode, what they are still to be told, and what holds it back.
 * It goes when the end was told. Instants are milliseconds since the epoch, -1 for never.
 *
 * @param id of the entry: the episode's, but for what one channel of several is still to get
 * @param last the last transition
 * @param news transitions that the recipient was not told, in order
 * @param mute why nothing is said of it; null if nothing mutes it
 * @param cause why the recipient is told first
 * @param told the last transition that the recipient was told; -1: none
 * @param firstToldAt when the recipient was told first
 * @param shown what the readings were when the recipient was told last
 * @param reminders how many reminders are done with
 * @param since from when on there is something to say
 * @param reminder whether there is a reminder to give
 * @param timed whether it came at a time of its own, and not with others to wait for
 * @param farewell whether it is in other hands; {@code note} says whose
 * @param withdrawn whether only its end is still to be told
 * @param held whether it is on record that quiet hours hold it back
 * @param folded whether it goes with the next digest since it was too much
 * @param note to be said with the next message; null as a rule
 * @param wakeAt when its digest or its next reminder is due
 */
public record EntryState(
    String id,
    Destination to,
    Terms terms,
    Item last,
    List<Item> news,
    @Nullable Why mute,
    Why cause,
    int told,
    long firstToldAt,
    List<Reading> shown,
    int reminders,
    long since,
    boolean reminder,
    boolean timed,
    boolean farewell,
    boolean withdrawn,
    boolean held,
    boolean folded,
    @Nullable String note,
    long wakeAt) {

  // A state written by an earlier release lacks what was added since.
  public EntryState {
    news = news == null ? List.of() : news;
    shown = shown == null ? List.of() : shown;
  }
}
