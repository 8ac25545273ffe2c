package io.channelwatch.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.channelwatch.model.AlertState.LevelState;
import io.channelwatch.model.AlertState.Phase;
import io.channelwatch.model.Rule.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One partner, evaluated at every instant at which it is to be. */
final class PartnerRun {

  /** What a rule is about. */
  private record Key(String rule, boolean ofDeals, String subject) {}

  private final Program program;
  private final Rates rates;
  private final List<Fact> facts;
  private final List<Rules> rules;
  private final Map<Key, AlertState> states =
      new TreeMap<>(
          Comparator.comparing(Key::rule).thenComparing(Key::ofDeals).thenComparing(Key::subject));
  private final List<ObjectNode> alerts = new ArrayList<>();
  private final Trails trails = new Trails();
  private Known known;
  private int knownFacts = -1;

  /** A run over the partner's facts and all the rules, both in the order of being known. */
  PartnerRun(Program program, Rates rates, List<Fact> facts, List<Rules> rules) {
    this.program = program;
    this.rates = rates;
    this.facts = facts;
    this.rules = rules;
  }

  List<ObjectNode> alerts(Instant until) {
    NavigableSet<Instant> agenda = agenda(until);
    while (true) {
      Instant next = agenda.pollFirst();
      Instant deadline = deadline();
      if (deadline != null && (next == null || deadline.isBefore(next))) {
        if (next != null) {
          agenda.add(next);
        }
        next = deadline;
      }
      if (next == null || next.isAfter(until)) {
        return alerts;
      }
      evaluate(next);
    }
  }

  /** The instants at which something is new: not a repeat, nor what more was known of before. */
  Set<Instant> eventTicks() {
    Set<Instant> ticks = new TreeSet<>();
    String before = "";
    for (int i = 0; i < facts.size(); i++) {
      String now = new Known(program, rates, facts.subList(0, i + 1)).imprint();
      Instant at = facts.get(i).known();
      if (!now.equals(before) && !at.equals(Fact.BEGINNING)) {
        ticks.add(program.tick(at));
      }
      before = now;
    }
    return ticks;
  }

  /** Every instant but the deadlines. */
  private NavigableSet<Instant> agenda(Instant until) {
    NavigableSet<Instant> agenda = new TreeSet<>(eventTicks());
    Instant first =
        facts.stream()
            .map(Fact::known)
            .filter(known -> !known.equals(Fact.BEGINNING))
            .findFirst()
            .orElse(null);
    for (Rules change : rules) {
      if (!change.known().equals(Fact.BEGINNING)) {
        agenda.add(program.tick(change.known()));
      }
    }
    if (first != null) {
      // Of every zone there is, hours begin at quarters of an hour.
      Instant at = first.truncatedTo(ChronoUnit.HOURS);
      for (; !at.isAfter(until); at = at.plus(15, ChronoUnit.MINUTES)) {
        if (!at.isBefore(first) && Window.startOfHour(program.zone(), at).equals(at)) {
          agenda.add(at);
        }
      }
    }
    return agenda;
  }

  private Instant deadline() {
    Instant earliest = null;
    for (Map.Entry<Key, AlertState> entry : states.entrySet()) {
      for (Map.Entry<String, LevelState> level : entry.getValue().levels.entrySet()) {
        Duration hold = hold(entry.getKey().rule(), level.getKey(), level.getValue().phase());
        if (hold != null) {
          Instant end = program.tick(level.getValue().since().plus(hold));
          earliest = earliest == null || end.isBefore(earliest) ? end : earliest;
        }
      }
    }
    return earliest;
  }

  private Rules inForce;

  private Duration hold(String id, String severity, Phase phase) {
    Rule rule = inForce.rule(id);
    return switch (phase) {
      case PENDING ->
          rule.levels().stream()
              .filter(level -> level.severity().equals(severity))
              .findFirst()
              .orElseThrow()
              .hold();
      case RECOVERING -> rule.keepFiringFor();
      case FIRING -> null;
    };
  }

  private void evaluate(Instant now) {
    Rules latest = null;
    for (Rules change : rules) {
      latest = change.known().isAfter(now) ? latest : change;
    }
    int count = 0;
    while (count < facts.size() && !facts.get(count).known().isAfter(now)) {
      count++;
    }
    if (latest == null || count == 0) {
      return;
    }
    if (count != knownFacts) {
      known = new Known(program, rates, facts.subList(0, count));
      knownFacts = count;
    }
    Rules before = inForce;
    inForce = latest;
    View view = new View(known, now, inForce, null);
    trails.note(view);
    removeRules(view, before);
    for (Rule rule : inForce.all()) {
      if (rule.enabled()) {
        evaluate(rule, view);
      }
    }
  }

  private void removeRules(View view, Rules before) {
    for (Map.Entry<Key, AlertState> entry : Map.copyOf(states).entrySet()) {
      Key key = entry.getKey();
      Rule rule = inForce.rule(key.rule());
      if (rule == null || rule.ofDeals() != key.ofDeals()) {
        states.remove(key);
        AlertState state = entry.getValue();
        if (state.openedAt != null) {
          Deal deal = key.ofDeals() ? deal(key.subject()) : null;
          // Its end is told in the words of the rules that still held it.
          View old = new View(known, view.now(), before, deal);
          emit(key, before.rule(key.rule()), old, state, null, "RULE_REMOVED");
        }
      }
    }
  }

  private Deal deal(String id) {
    return known.deals.stream().filter(d -> d.id.equals(id)).findFirst().orElseThrow();
  }

  private String partner() {
    return facts.get(0).partner();
  }

  private void evaluate(Rule rule, View view) {
    if (!rule.ofDeals()) {
      step(new Key(rule.id(), false, partner()), rule, view);
      return;
    }
    for (Deal deal : known.deals) {
      step(new Key(rule.id(), true, deal.id), rule, view.with(deal));
    }
  }

  private void step(Key key, Rule rule, View view) {
    AlertState state = states.computeIfAbsent(key, k -> new AlertState());
    state
        .levels
        .keySet()
        .removeIf(s -> rule.levels().stream().noneMatch(l -> l.severity().equals(s)));
    boolean leftByEdit = state.openedAt != null && state.worst() == null;
    String reason = null;
    boolean closed = view.deal() != null && !view.deal().open();
    if (known.retired() || closed) {
      state.levels.clear();
      reason = known.retired() ? "PARTNER_RETIRED" : "DEAL_CLOSED";
    } else if (rule.appliesTo() != null && !Boolean.TRUE.equals(rule.appliesTo().value(view))) {
      state.levels.clear();
      reason = namedStart(rule, view.now()) ? "PERIOD_ENDED" : "NOT_APPLICABLE";
    } else {
      // From mild to severe, so that the most severe level that ends has the last word.
      for (Level level : rule.levels()) {
        Instant began = AlertState.step(state.levels, level, rule, view);
        if (began != null) {
          reason = reason(rule, level, view, began);
        }
      }
    }
    transit(key, rule, view, state, leftByEdit ? "RULE_REMOVED" : reason);
    if (state.levels.isEmpty()) {
      states.remove(key);
    }
  }

  private String reason(Rule rule, Level level, View view, Instant began) {
    if (namedStart(rule, began)) {
      return "PERIOD_ENDED";
    }
    return level.when().value(view) == null ? "ABSENT" : "CLEARED";
  }

  private boolean namedStart(Rule rule, Instant instant) {
    return rule.periods(inForce).stream().anyMatch(period -> program.isStart(period, instant));
  }

  private void transit(Key key, Rule rule, View view, AlertState state, String reason) {
    String worst = state.worst();
    if (worst == null && state.openedAt != null) {
      emit(key, rule, view, state, null, reason);
    } else if (worst != null && !worst.equals(state.severity)) {
      emit(key, rule, view, state, worst, null);
    }
  }

  /** Writes a transition to a severity, or null for the end. */
  private void emit(
      Key key, Rule rule, View view, AlertState state, String severity, String reason) {
    String transition;
    String previous = state.severity;
    if (severity == null) {
      transition = "RESOLVED";
    } else if (previous == null) {
      transition = "OPENED";
      state.openedAt = view.now();
      state.sequence = -1;
    } else {
      transition =
          Rule.SEVERITIES.indexOf(severity) > Rule.SEVERITIES.indexOf(previous)
              ? "ESCALATED"
              : "DEESCALATED";
    }
    state.sequence++;
    String shown = severity == null ? previous : severity;
    var alert =
        new AlertTree.Head(
            key.rule(),
            key.ofDeals(),
            key.subject(),
            partner(),
            transition,
            reason,
            shown,
            previous,
            state.openedAt,
            state.sequence);
    alerts.add(AlertTree.of(alert, rule, view, trails, inForce.version()));
    state.severity = severity;
    state.openedAt = severity == null ? null : state.openedAt;
  }
}
