package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Audience;
import io.channelwatch.notification.Firing;
import io.channelwatch.notification.Headline;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What templates show of one alert. */
final class EntryView {
  private static final int LONGEST_TEXT = 1000;
  private static final int MOST_OTHERS = 5;

  private final Message message;
  private final Item item;
  private final Wording wording;
  private final boolean leader;

  EntryView(Message message, Item item, Wording wording) {
    this.message = message;
    this.item = item;
    this.wording = wording;
    this.leader = Audience.of(message.role()) == Audience.LEADER;
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    Tone tone = leader ? Tone.ofLeader(item) : Tone.of(item);
    view.put("template", template());
    view.put("lead", leader ? LeaderWords.lead(item) : Headline.lead(item));
    view.put("severity", leader ? "" : Wording.word(item.severity()));
    view.put("colour", tone.colour());
    view.put("tint", tone.tint());
    view.put("emoji", tone.emoji());
    view.put("style", tone.style());
    view.put("title", Wording.line(item.title()));
    view.put("subject", Wording.line(item.subject().label()));
    view.put("partner", partner());
    view.put("text", text(item.message()));
    view.put("since", since());
    String told = ToldWords.of(message, item);
    view.put("changed", told.isEmpty() ? ChangeWords.changed(item) : told);
    view.put("ended", ChangeWords.ended(item));
    view.put("preview", item.resolved() ? ChangeWords.ended(item) : text(item.message()));
    view.put("readings", new ReadingView(item, wording, leader).all());
    view.putAll(new EvidenceView(item.evidence(), wording).view());
    playbook(view);
    others(view);
    view.put("rule", leader ? "" : item.ruleId());
    return view;
  }

  private String template() {
    if (!leader) {
      return item.resolved() ? "resolved" : item.kind();
    }
    if (item.resolved()) {
      return "leader_resolved";
    }
    return item.kind().equals("growth") ? "leader_growth" : "leader";
  }

  /** What to do; once an episode has ended, there is nothing to be done about it. */
  private void playbook(Map<String, Object> view) {
    String playbook = item.playbook();
    String shown = playbook == null || item.resolved() ? "" : Wording.text(playbook);
    boolean address = shown.matches("https?://\\S+");
    view.put(
        "playbookUrl",
        address ? shown.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E") : "");
    view.put("playbookText", address ? "" : text(shown));
  }

  private void others(Map<String, Object> view) {
    List<Firing> others = item.alsoFiring();
    view.put("also", others.stream().limit(MOST_OTHERS).map(this::other).toList());
    view.put("alsoMore", Math.max(0, others.size() - MOST_OTHERS));
  }

  private Map<String, Object> other(Firing other) {
    return Map.of(
        "title",
        Wording.line(other.title()),
        "lead",
        Headline.lead(other),
        "age",
        wording.age(other.openedAt(), message.at()));
  }

  private String partner() {
    String partner = item.partnerId();
    if (partner == null || partner.equals(item.subject().id())) {
      return "";
    }
    String name = item.subject().isDeal() ? item.subject().name() : null;
    return Wording.line(name == null ? partner : name + " (" + partner + ")");
  }

  private String since() {
    String from = "Since " + wording.instant(item.openedAt());
    if (item.resolved()) {
      String age = wording.age(item.openedAt(), item.at());
      return from + ", until " + wording.instant(item.at()) + " (" + age + ")";
    }
    boolean fresh = message.at() - item.openedAt() < 3_600_000;
    return fresh ? from : from + " (" + wording.age(item.openedAt(), message.at()) + ")";
  }

  private static String text(String text) {
    String shown = Wording.text(text);
    return shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
