package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;

/** Why the recipient reads of an episode now, where it is not for what happened to it. */
final class ToldWords {
  private ToldWords() {}

  /** The words; empty where what happened speaks for itself. */
  static String of(Message message, Item item) {
    Message.Telling telling = message.telling(item);
    if (telling == null) {
      return "";
    }
    String note = telling.note();
    if (note != null && !note.equals(message.note())) {
      return Wording.line(note);
    }
    return switch (telling.why()) {
      case REPEAT -> message.digest() ? "" : "A reminder: it still fires";
      case ESCALATION -> "Nobody has taken this on so far";
      case HANDED_OVER -> "This is in your hands now";
      default -> "";
    };
  }
}
