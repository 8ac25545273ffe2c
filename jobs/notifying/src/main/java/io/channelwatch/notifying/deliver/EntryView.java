package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.ResolveReason;
import io.channelwatch.notification.Headline;
import io.channelwatch.notification.Item;
import io.channelwatch.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates show of one alert. */
final class EntryView {
  private static final int LONGEST_TEXT = 1000;

  private final Item item;
  private final Wording wording;

  EntryView(Item item, Wording wording) {
    this.item = item;
    this.wording = wording;
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    Tone tone = Tone.of(item);
    view.put("template", item.resolved() ? "resolved" : item.kind());
    view.put("lead", Headline.lead(item));
    view.put("severity", Wording.word(item.severity()));
    view.put("colour", tone.colour());
    view.put("tint", tone.tint());
    view.put("emoji", tone.emoji());
    view.put("title", item.title());
    view.put("subject", item.subject().label());
    view.put("partner", partner());
    view.put("text", shortened(item.message()));
    view.put("preview", item.resolved() ? ended() : shortened(item.message()));
    view.put("since", since());
    view.put("changed", changed());
    view.put("ended", item.resolved() ? ended() : "");
    view.put("recovered", item.reason() == ResolveReason.CLEARED);
    view.put("readings", new ReadingView(item, wording).all());
    view.put("deals", item.evidence().deals().stream().map(this::deal).toList());
    view.put("records", item.evidence().records().stream().map(this::lastRecord).toList());
    String playbook = playbook();
    boolean address = playbook.startsWith("https://") || playbook.startsWith("http://");
    view.put("playbookUrl", address ? playbook.replace("|", "%7C").replace(">", "%3E") : "");
    view.put("playbookText", address ? "" : shortened(playbook));
    view.put("rule", item.ruleId());
    return view;
  }

  /** What to do; once an episode has ended, there is nothing to be done about it. */
  private String playbook() {
    String playbook = item.playbook();
    return playbook == null || item.resolved() ? "" : playbook;
  }

  private String partner() {
    String partner = item.partnerId();
    if (partner == null || partner.equals(item.subject().id())) {
      return "";
    }
    String name = item.subject().isDeal() ? item.subject().name() : null;
    return name == null ? partner : name + " (" + partner + ")";
  }

  private String since() {
    String from = "Since " + wording.instant(item.openedAt());
    return item.resolved() ? from + ", until " + wording.instant(item.at()) : from;
  }

  private String changed() {
    Severity before = item.previousSeverity();
    if (item.kind().equals("growth")) {
      return switch (item.transition()) {
        case ESCALATED -> "Better still than when this was first told";
        case DEESCALATED -> "Still good, though less so";
        case OPENED, RESOLVED -> "";
      };
    }
    return switch (item.transition()) {
      case ESCALATED -> "Escalated" + from(before) + " to " + Wording.word(item.severity());
      case DEESCALATED -> "Eased" + from(before) + " to " + Wording.word(item.severity());
      case OPENED, RESOLVED -> "";
    };
  }

  private static String from(@Nullable Severity before) {
    return before == null ? "" : " from " + Wording.word(before);
  }

  private String ended() {
    ResolveReason reason = item.reason();
    if (reason == null) {
      return "The alert has ended.";
    }
    return switch (reason) {
      case CLEARED ->
          item.kind().equals("growth")
              ? "This was good news and no longer holds; below is where it stands now."
              : "The condition has cleared: this has recovered.";
      case RULE_REMOVED -> "The rule behind it was removed or switched off.";
      case PARTNER_RETIRED -> "The partner is no longer in the program.";
      case DEAL_CLOSED -> "The deal was closed.";
      case PERIOD_ENDED ->
          "The period that this was about is over; the new one is judged by itself.";
      case NOT_APPLICABLE -> "The rule no longer applies here.";
      case ABSENT -> "The value can no longer be determined.";
    };
  }

  private Map<String, Object> deal(Evidence.Deal deal) {
    return Map.of(
        "id", deal.dealId(),
        "amount", wording.money(deal.amount()),
        "stage", Wording.label(deal.stage().toLowerCase(Locale.ROOT)),
        "date", date(deal),
        "why", deal.why());
  }

  private String date(Evidence.Deal deal) {
    Long closedAt = deal.closedAt();
    if (closedAt != null) {
      return "closed " + wording.dayOf(closedAt);
    }
    Integer expected = deal.expectedCloseOn();
    return expected != null
        ? "expected " + wording.day(expected)
        : "registered " + wording.dayOf(deal.registeredAt());
  }

  private Map<String, Object> lastRecord(Evidence.LastRecord last) {
    Long amount = last.amount();
    Long quantity = last.quantity();
    String value =
        amount != null ? wording.money(amount) : quantity == null ? "" : wording.quantity(quantity);
    return Map.of(
        "label", Wording.words(last.measure()), "day", wording.day(last.day()), "value", value);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
