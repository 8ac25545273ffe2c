package io.channelwatch.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells the alerts of a case, from all that is known at each instant. */
public final class Model {

  /** Whether alerts tell the trails of their values. */
  static final boolean TRAILS = Boolean.getBoolean("model.trails");

  private Model() {}

  /** The alerts in the order in which the product writes them. */
  public static List<ObjectNode> alerts(Case one) {
    Map<String, List<Fact>> partners = new TreeMap<>();
    one.facts().stream()
        .sorted(Comparator.comparing(Fact::known))
        .forEach(f -> partners.computeIfAbsent(f.partner(), p -> new ArrayList<>()).add(f));
    List<PartnerRun> runs =
        partners.values().stream()
            .map(facts -> new PartnerRun(one.program(), one.rates(), facts, one.rulesInTime()))
            .toList();
    Instant until = one.program().until();
    if (until == null) {
      until =
          runs.stream()
              .flatMap(run -> run.eventTicks().stream())
              .max(Comparator.naturalOrder())
              .orElse(Instant.MIN);
    }
    List<ObjectNode> alerts = new ArrayList<>();
    for (PartnerRun run : runs) {
      alerts.addAll(run.alerts(until));
    }
    alerts.sort(
        Comparator.comparing((ObjectNode a) -> Instant.parse(a.get("at").asText()))
            .thenComparing(a -> a.get("rule_id").asText())
            .thenComparing(a -> a.get("subject").get("id").asText())
            .thenComparingInt(a -> a.get("sequence").asInt())
            .thenComparing(a -> a.get("partner_id").asText()));
    return alerts;
  }
}
