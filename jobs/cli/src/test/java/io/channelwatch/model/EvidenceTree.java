package io.channelwatch.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The deals and records that explain an alert. */
final class EvidenceTree {

  private static final int DEALS = 5;

  private EvidenceTree() {}

  static ObjectNode of(Rule rule, View view) {
    Map<String, Deal> open = new LinkedHashMap<>();
    Map<String, Deal> counted = new LinkedHashMap<>();
    Map<String, Occurrence> last = new TreeMap<>();
    rule.through(
        view.rules(),
        expr -> {
          if (expr instanceof Expr.Call call) {
            String function = call.function();
            if (function.matches("(open|overdue|stalled|slipped)_.*")) {
              view.openDeals(function, call.argument(0)).forEach(d -> open.put(d.id, d));
            } else if (function.matches("count|sum|days_with|days_since")) {
              collect(call, view, counted, last);
            }
          }
        });
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    ArrayNode deals = evidence.putArray("deals");
    Map<String, Deal> explaining = new LinkedHashMap<>(open.isEmpty() ? counted : open);
    if (view.deal() != null) {
      // What the alert is about comes first.
      explaining.remove(view.deal().id);
      add(deals, view.deal());
    }
    explaining.values().stream()
        .sorted(Comparator.comparing((Deal d) -> d.amount).reversed().thenComparing(d -> d.id))
        .limit(DEALS - deals.size())
        .forEach(d -> add(deals, d));
    if (explaining.values().stream().anyMatch(d -> mayBeForgotten(d, view))) {
      evidence.remove("deals");
    }
    ArrayNode records = evidence.putArray("records");
    last.forEach((measure, occurrence) -> add(records, measure, occurrence));
    return evidence;
  }

  /** Whether a deal closed so long ago that history need not tell of it any more. */
  private static boolean mayBeForgotten(Deal deal, View view) {
    Duration kept = Duration.ofDays(view.known().program.retentionDays() - 3);
    return !deal.open() && deal.winner.closed().plus(kept).isBefore(view.now());
  }

  private static void collect(
      Expr.Call call, View view, Map<String, Deal> counted, Map<String, Occurrence> last) {
    String measure = call.argument(0);
    if (!Measures.isOfDeals(measure)) {
      view.known().of(measure).stream()
          .max(Comparator.comparing(Occurrence::at).thenComparing(Occurrence::id))
          .ifPresent(occurrence -> last.put(measure, occurrence));
    } else if (!call.function().equals("days_since")) {
      view.in(measure, call.argument(1), call.argument(2))
          .forEach(o -> counted.put(o.id(), o.deal()));
    }
  }

  private static void add(ArrayNode deals, Deal d) {
    ObjectNode node = deals.addObject();
    node.put("deal_id", d.id);
    node.put("amount", d.amount);
    node.put("stage", d.winner.stage());
    node.put("registered_at", d.winner.registered().toString());
    node.put(
        "expected_close_on", d.winner.expected() == null ? null : d.winner.expected().toString());
    node.put("closed_at", d.winner.closed() == null ? null : d.winner.closed().toString());
    node.put("updated_at", d.latest().toString());
  }

  private static void add(ArrayNode records, String measure, Occurrence last) {
    ObjectNode node = records.addObject();
    node.put("measure", measure);
    node.put("event_id", last.id());
    node.put("day", last.day().toString());
    boolean quantity = measure.split("\\.")[0].equals("activity");
    node.put("amount", quantity ? null : last.amount());
    if (quantity) {
      node.put("quantity", last.amount());
    }
  }
}
