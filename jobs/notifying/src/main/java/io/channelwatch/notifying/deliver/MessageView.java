package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Audience;
import io.channelwatch.notification.Headline;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Why;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What templates show of a message. */
final class MessageView {
  private final Message message;
  private final Wording wording;
  private final Map<String, String> charts;

  /**
   * Shows what the message's audience sees.
   *
   * @param charts by alert id, the address of a picture of its value over time
   */
  MessageView(Message message, Wording wording, Map<String, String> charts) {
    this.message = message;
    this.wording = wording;
    this.charts = charts;
  }

  /** The view with this many entries, or partners of a digest, in full; the others are named. */
  Map<String, Object> view(int most) {
    List<Item> entries = message.entries();
    int shown = Math.min(entries.size(), most);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("headline", headline());
    view.put("name", Wording.line(message.recipient().name()));
    view.put("many", entries.size() > 1);
    view.put("count", entries.size());
    view.put("note", message.note() == null ? "" : Wording.line(message.note()));
    view.put("at", wording.instant(message.at()));
    view.put("capacity", capacity());
    view.put("leftOut", message.leftOut() == 0 ? "" : Integer.toString(message.leftOut()));
    view.put("leader", Audience.of(message.role()) == Audience.LEADER);
    if (message.digest()) {
      view.putAll(new DigestView(message, wording).view());
    } else {
      view.put("entries", entries.subList(0, shown).stream().map(this::entry).toList());
      view.put("more", entries.size() - shown);
      view.put("others", entries.subList(shown, entries.size()).stream().map(this::line).toList());
    }
    return view;
  }

  /** The message in one line, for its audience. */
  String headline() {
    List<Item> entries = message.entries();
    if (message.digest() || Audience.of(message.role()) != Audience.LEADER) {
      return Wording.line(message.title());
    }
    String first = line(entries.get(0));
    int others = entries.size() - 1;
    return others == 0 ? first : first + " (and " + others + " more)";
  }

  private String line(Item item) {
    boolean leader = Audience.of(message.role()) == Audience.LEADER;
    return Wording.line(leader ? LeaderWords.line(item) : Headline.of(item));
  }

  private Map<String, Object> entry(Item item) {
    Map<String, Object> entry = new EntryView(message, item, wording).view();
    entry.put("chart", charts.getOrDefault(item.alertId(), ""));
    return entry;
  }

  /**
   * As whom the recipient is told; who stands in for another is told for whom. One who hands an
   * alert over stands in for nobody, whatever is said with it.
   */
  private String capacity() {
    String role =
        switch (message.role()) {
          case "cam" -> "channel account manager";
          case "leader" -> "leader of the partner";
          default -> message.role();
        };
    boolean standsIn = message.note() != null && message.why() != Why.HANDED_OVER;
    return standsIn ? "in place of the " + role : "as " + role;
  }
}
