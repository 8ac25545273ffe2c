package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.DealView;
import io.channelwatch.kpi.LastRecord;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.PartnerHistory;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds in a partner's history what explains an alert. */
final class EvidenceSearch {

  private static final int MOST_DEALS = 5;
  private static final String MERELY_OPEN = "open";
  private static final Comparator<Found> LARGEST_FIRST =
      Comparator.comparingLong((Found found) -> found.deal().amount())
          .reversed()
          .thenComparing(found -> found.deal().id());

  private final DealReason reason;

  EvidenceSearch(FiscalCalendar calendar) {
    this.reason = new DealReason(calendar);
  }

  /** What explains an alert of a rule at the instant of the facts. */
  Evidence of(PartnerHistory history, Rule rule, Facts facts) {
    DealSelections selections = DealSelections.of(rule);
    List<Evidence.Deal> deals = new ArrayList<>();
    DealView subject = facts.deal();
    DealFacts itself = subject == null ? null : history.dealFacts(subject.id());
    if (itself != null) {
      deals.add(evidence(itself, "the deal itself"));
    }
    for (Found found : find(history, selections, facts)) {
      if (deals.size() < MOST_DEALS && !found.deal().equals(itself)) {
        deals.add(evidence(found.deal(), String.join("; ", found.why())));
      }
    }
    return new Evidence(deals, records(history, selections.recorded()));
  }

  private List<Found> find(PartnerHistory history, DealSelections selections, Facts facts) {
    List<Found> open = largest(history, selections.open(), facts);
    return open.isEmpty() ? largest(history, selections.counted(), facts) : open;
  }

  /** The largest deals of any of the selections, each once, with all that it is there for. */
  private List<Found> largest(PartnerHistory history, Set<DealSelection> selections, Facts facts) {
    Map<String, Found> byId = new LinkedHashMap<>();
    for (DealSelection selection : selections) {
      for (DealFacts deal : history.deals(selection, facts.partner().at(), MOST_DEALS)) {
        byId.computeIfAbsent(deal.id(), id -> new Found(deal, new LinkedHashSet<>()))
            .why()
            .add(reason.of(selection, deal, facts.partner().today()));
      }
    }
    List<Found> found = new ArrayList<>(byId.values());
    found.forEach(Found::dropTheObvious);
    found.sort(LARGEST_FIRST);
    return found;
  }

  private static List<Evidence.LastRecord> records(PartnerHistory history, Set<Measure> measures) {
    List<Evidence.LastRecord> records = new ArrayList<>();
    for (Measure measure : measures) {
      LastRecord last = history.lastRecord(measure);
      if (last != null) {
        records.add(
            new Evidence.LastRecord(
                measure.name(), last.eventId(), last.day(), last.amount(), last.quantity()));
      }
    }
    return records;
  }

  private static Evidence.Deal evidence(DealFacts deal, String why) {
    return new Evidence.Deal(
        deal.id(),
        deal.amount(),
        deal.stage().name(),
        deal.registeredAt(),
        deal.expectedCloseOn(),
        deal.closedAt(),
        deal.latestAt(),
        why);
  }

  /** A deal, and the reasons for which it weighs in. */
  private record Found(DealFacts deal, Set<String> why) {

    void dropTheObvious() {
      if (why.size() > 1) {
        why.remove(MERELY_OPEN);
      }
    }
  }
}
