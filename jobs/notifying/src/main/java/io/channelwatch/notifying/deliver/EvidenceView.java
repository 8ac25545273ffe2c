package io.channelwatch.notifying.deliver;

import io.channelwatch.alert.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What templates show of what explains an alert. */
final class EvidenceView {
  private final Evidence evidence;
  private final Wording wording;

  EvidenceView(Evidence evidence, Wording wording) {
    this.evidence = evidence;
    this.wording = wording;
  }

  Map<String, List<Map<String, Object>>> view() {
    return Map.of(
        "deals", evidence.deals().stream().map(this::deal).toList(),
        "records", evidence.records().stream().map(this::lastRecord).toList());
  }

  private Map<String, Object> deal(Evidence.Deal deal) {
    return Map.of(
        "id", Wording.line(deal.dealId()),
        "amount", wording.money(deal.amount()),
        "stage", Wording.label(deal.stage().toLowerCase(Locale.ROOT)),
        "date", date(deal),
        "why", Wording.line(deal.why()));
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
        "label",
        Wording.words(Wording.line(last.measure())),
        "day",
        wording.day(last.day()),
        "value",
        value);
  }
}
