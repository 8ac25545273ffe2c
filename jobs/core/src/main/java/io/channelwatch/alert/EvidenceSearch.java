package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.kpi.DealFacts;
import io.channelwatch.kpi.DealSelection;
import io.channelwatch.kpi.DealView;
import io.channelwatch.kpi.LastRecord;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.PartnerHistory;
import io.channelwatch.rule.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
  Evidence of(PartnerHistory history, DealSelections selections, Facts facts) {
    List<Evidence.Deal> deals = new ArrayList<>(MOST_DEALS);
    DealView subject = facts.deal();
    DealFacts itself = subject == null ? null : history.dealFacts(subject.id());
    if (itself != null) {
      deals.add(evidence(itself, "the deal itself"));
    }
    List<Found> found = find(history, selections, facts);
    for (int i = 0; i < found.size() && deals.size() < MOST_DEALS; i++) {
      if (!found.get(i).deal().equals(itself)) {
        deals.add(evidence(found.get(i).deal(), found.get(i).reasons()));
      }
    }
    return new Evidence(deals, records(history, selections.recorded()));
  }

  private List<Found> find(PartnerHistory history, DealSelections selections, Facts facts) {
    List<Found> open = largest(history, selections.open(), facts);
    return open.isEmpty() ? largest(history, selections.counted(), facts) : open;
  }

  /** The largest deals of any of the selections, each once, with all that it is there for. */
  private List<Found> largest(PartnerHistory history, List<DealSelection> selections, Facts facts) {
    List<Found> found = new ArrayList<>(MOST_DEALS * selections.size());
    for (DealSelection selection : selections) {
      for (DealFacts deal : history.deals(selection, facts.partner().at(), MOST_DEALS)) {
        place(deal, found).add(reason.of(selection, deal, facts.partner().today()));
      }
    }
    found.sort(LARGEST_FIRST);
    return found;
  }

  /** Where a deal stands among those found, to which it is added if it is not one of them yet. */
  private static Found place(DealFacts deal, List<Found> among) {
    for (int i = 0; i < among.size(); i++) {
      if (among.get(i).deal().id().equals(deal.id())) {
        return among.get(i);
      }
    }
    Found found = new Found(deal, new ArrayList<>(1));
    among.add(found);
    return found;
  }

  private static List<Evidence.LastRecord> records(PartnerHistory history, List<Measure> measures) {
    List<Evidence.LastRecord> records = new ArrayList<>(measures.size());
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

  /** A deal, and the reasons for which it weighs in, each once. */
  private record Found(DealFacts deal, List<String> why) {

    void add(String reason) {
      if (!why.contains(reason)) {
        why.add(reason);
      }
    }

    /** All of them; that it is open is said only where nothing else is. */
    String reasons() {
      if (why.size() > 1) {
        why.remove(MERELY_OPEN);
      }
      return why.size() == 1 ? why.get(0) : String.join("; ", why);
    }
  }
}
