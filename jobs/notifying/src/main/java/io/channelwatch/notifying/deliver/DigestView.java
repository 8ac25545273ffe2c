package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Audience;
import io.channelwatch.notification.Development;
import io.channelwatch.notification.DigestPartner;
import io.channelwatch.notification.Headline;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What templates show of a digest, partner by partner. */
final class DigestView {
  // In full; the others in a line each. Slack takes 50 blocks, one a partner.
  private static final int MOST_PARTNERS = 25;
  private static final int MOST_ENTRIES = 8;

  private final Message message;
  private final Wording wording;
  private final boolean leader;

  DigestView(Message message, Wording wording) {
    this.message = message;
    this.wording = wording;
    this.leader = Audience.of(message.role()) == Audience.LEADER;
  }

  Map<String, Object> view() {
    List<DigestPartner> partners = DigestPartner.of(message);
    int shown = Math.min(partners.size(), MOST_PARTNERS);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("summary", Headline.summary(message));
    view.put("manyPartners", partners.size() > 1);
    view.put("partnerCount", partners.size());
    view.put("partners", partners.subList(0, shown).stream().map(this::partner).toList());
    view.put("more", partners.size() - shown);
    view.put("others", partners.subList(shown, partners.size()).stream().map(this::line).toList());
    return view;
  }

  private Map<String, Object> partner(DigestPartner partner) {
    List<Item> entries = partner.entries();
    int shown = Math.min(entries.size(), MOST_ENTRIES);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("partner", Wording.line(partner.name()));
    view.put("stake", atStake(partner));
    view.put("change", change(entries));
    view.put("alerts", entries.subList(0, shown).stream().map(this::alert).toList());
    view.put("rest", entries.size() - shown);
    return view;
  }

  private String line(DigestPartner partner) {
    String stake = atStake(partner);
    String change = Wording.line(partner.name()) + ": " + change(partner.entries());
    return stake.isEmpty() ? change : change + ", " + stake;
  }

  /** How a partner is ranked is the program's own business. */
  private String atStake(DigestPartner partner) {
    boolean told = partner.stake() > 0 && !leader;
    return told ? wording.money(partner.stake()) + " at stake" : "";
  }

  private String change(List<Item> entries) {
    return Headline.summary(message.withItems(entries));
  }

  private Map<String, Object> alert(Item item) {
    Tone tone = leader ? Tone.ofLeader(item) : Tone.of(item);
    Development development = message.development(item);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("lead", leader ? LeaderWords.lead(item) : Headline.lead(item));
    view.put("standing", word(development, item));
    view.put("told", ToldWords.of(message, item));
    view.put("unchanged", development == Development.UNCHANGED);
    view.put("colour", tone.colour());
    view.put("tint", tone.tint());
    view.put("emoji", tone.emoji());
    view.put("style", tone.style());
    view.put("title", Wording.line(item.title()));
    view.put("deal", item.subject().isDeal() ? "deal " + Wording.line(item.subject().id()) : "");
    view.put("age", age(item));
    view.put("values", values(item));
    return view;
  }

  private String age(Item item) {
    return item.resolved()
        ? "after " + wording.age(item.openedAt(), item.at())
        : "for " + wording.age(item.openedAt(), message.at());
  }

  private static String word(Development development, Item item) {
    boolean good = item.kind().equals("growth");
    return switch (development) {
      case OPENED -> "new";
      case ESCALATED -> good ? "better still" : "escalated";
      case DEESCALATED -> good ? "less so" : "eased";
      case RESOLVED -> "";
      case UNCHANGED -> good ? "still so" : "still firing";
    };
  }

  private String values(Item item) {
    return ComparedReadings.of(item).stream()
        .limit(2)
        .map(reading -> value(reading, item))
        .collect(Collectors.joining(", "));
  }

  /** A value, and what it was when the recipient was told of it last, where that is another. */
  private String value(Reading reading, Item item) {
    String now = wording.value(reading.value(), reading.unit());
    String before = wording.value(before(reading, item), reading.unit());
    String title = ComparedReadings.title(reading);
    return title
        + " "
        + now
        + (before.equals(now) || before.equals(Wording.UNKNOWN) ? "" : " (was " + before + ")");
  }

  private double before(Reading reading, Item item) {
    Message.Telling telling = message.telling(item);
    return telling == null
        ? Double.NaN
        : telling.before().stream()
            .filter(before -> before.name().equals(reading.name()))
            .mapToDouble(Reading::value)
            .findFirst()
            .orElse(Double.NaN);
  }
}
