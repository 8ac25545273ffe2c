package io.channelwatch.notifying.deliver.email;

import io.channelwatch.notifying.deliver.Letter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The mails that a mail follows, by their ids.
 *
 * @param references oldest first; the last is the one that it answers
 */
record MailThread(List<String> references) {
  private static final int MOST = 10;

  /** What was sent before about the entries; the thread of the worst one comes last. */
  static MailThread before(Letter letter) {
    Set<String> ids = new LinkedHashSet<>();
    List<String> threads = letter.follows();
    for (int i = threads.size() - 1; i >= 0; i--) {
      List<String> thread = List.of(threads.get(i).split(" "));
      ids.removeAll(thread);
      ids.addAll(thread);
    }
    return new MailThread(List.copyOf(ids));
  }

  /** The id of a notification's mail: the same whenever it is sent. */
  static String id(String notificationId) {
    return "<" + notificationId + "@channelwatch>";
  }

  /** The thread with one mail more, as text: the first mail and the latest. */
  String with(String id) {
    List<String> all = new ArrayList<>(references);
    all.remove(id);
    all.add(id);
    while (all.size() > MOST) {
      all.remove(1);
    }
    return String.join(" ", all);
  }
}
