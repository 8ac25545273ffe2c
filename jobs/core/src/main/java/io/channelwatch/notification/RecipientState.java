package io.channelwatch.notification;

import java.util.List;
import java.util.Map;

/**
 * What is known of a recipient between messages. Instants are milliseconds since the epoch, -1 for
 * never.
 *
 * @param dueAt when the open group goes out
 * @param sentAt when the last group went out
 * @param pending what the open group holds
 * @param told by alert id, the last transition of each firing episode that the recipient was told
 */
public record RecipientState(
    long dueAt, long sentAt, List<Addressed> pending, Map<String, Integer> told) {

  /** The instant of what never happened. */
  public static final long NEVER = -1;

  // A state written by an earlier release lacks what was added since.
  public RecipientState {
    pending = pending == null ? List.of() : pending;
    told = told == null ? Map.of() : told;
  }

  /** A recipient who was told nothing yet. */
  public static RecipientState fresh() {
    return new RecipientState(NEVER, NEVER, List.of(), Map.of());
  }
}
