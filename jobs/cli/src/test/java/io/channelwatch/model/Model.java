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
  static final boolean TRAILS = true;

  private final List<PartnerRun> runs;
  private final Instant until;

  /** A model of a case. */
  public Model(Case one) {
    Map<String, List<Fact>> partners = new TreeMap<>();
    one.facts().stream()
        .sorted(Comparator.comparing(Fact::known))
        .forEach(f -> partners.computeIfAbsent(f.partner(), p -> new ArrayList<>()).add(f));
    runs =
        partners.values().stream()
            .map(facts -> new PartnerRun(one.program(), one.rates(), facts, one.rulesInTime()))
            .toList();
    Instant asked = one.program().until();
    until =
        asked != null
            ? asked
            : runs.stream()
                .flatMap(run -> run.eventTicks().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
  }

  /** The last instant that is evaluated. */
  public Instant until() {
    return until;
  }

  /** The alerts in the order in which the product writes them. */
  public List<ObjectNode> alerts() {
    return runs.stream()
        .flatMap(run -> run.alerts(until).stream())
        .sorted(
            Comparator.comparing((ObjectNode a) -> Instant.parse(a.get("at").asText()))
                .thenComparing(a -> a.get("rule_id").asText())
                .thenComparing(a -> a.get("subject").get("id").asText())
                .thenComparingInt(a -> a.get("sequence").asInt())
                .thenComparing(a -> a.get("partner_id").asText()))
        .toList();
  }
}
