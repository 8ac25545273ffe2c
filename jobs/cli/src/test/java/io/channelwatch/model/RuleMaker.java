package io.channelwatch.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes up catalogs, rules and what becomes of them. */
final class RuleMaker {

  private static final String[] UNITS = {"ratio", "percent", "count", "days", "money", "score"};

  private final Dice dice;
  private final ExprMaker exprs;
  private final ExprMaker withoutKpis;
  private final List<Kpi> catalog;

  /** Fills a catalog with whose KPIs its expressions go on. */
  RuleMaker(Dice dice, ExprMaker exprs, ExprMaker withoutKpis, List<Kpi> catalog) {
    this.dice = dice;
    this.exprs = exprs;
    this.withoutKpis = withoutKpis;
    this.catalog = catalog;
  }

  void fillCatalog() {
    int formulas = dice.between(1, 4);
    for (int i = 1; i <= formulas; i++) {
      Expr formula = exprs.number(2, false);
      catalog.add(new Kpi("kpi_" + i, dice.pick(UNITS), formula, List.of()));
    }
    for (int i = dice.between(0, 2); i > 0; i--) {
      List<Kpi.Part> parts = new ArrayList<>();
      for (int j = dice.between(1, 4); j > 0; j--) {
        String kpi = dice.pick(catalog).name();
        if (parts.stream().noneMatch(part -> part.kpi().equals(kpi))) {
          double zero = dice.between(-4, 10);
          parts.add(
              new Kpi.Part(
                  kpi,
                  dice.between(1, 10) / 10.0,
                  zero,
                  zero + dice.pick(1.0, 2.5, 10.0, -3.25, 1000.0)));
        }
      }
      catalog.add(new Kpi("mix_" + i, "score", null, List.copyOf(parts)));
    }
  }

  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (int i = dice.between(3, 8); i > 0; i--) {
      rules.add(rule("rule-" + i));
    }
    return rules;
  }

  Rule rule(String id) {
    boolean ofDeals = dice.chance(0.3);
    Message message =
        new Message(
            ofDeals
                ? List.of("Deal ", new Expr.Name("deal.id"), " in ", new Expr.Name("deal.stage"))
                : List.of(new Expr.Name("partner.id"), " of ", new Expr.Name("tier"), "."));
    return new Rule(
        id,
        "set-" + dice.between(1, 2),
        "Title of " + id,
        dice.pick("risk", "growth", "data_quality"),
        ofDeals,
        dice.maybe(0.5, exprs.condition(1, ofDeals)),
        levels(ofDeals),
        hold(0.6),
        dice.pick(List.of("cam"), List.of("cam", "leader"), List.of("leader")),
        dice.maybe(0.7, message),
        dice.maybe(0.5, "Call them."),
        dice.pick(Map.of(), Map.of("family", "f" + dice.between(1, 2))),
        dice.chance(0.95));
  }

  private List<Rule.Level> levels(boolean ofDeals) {
    Expr number = exprs.number(dice.between(0, 2), ofDeals);
    List<Rule.Level> levels = new ArrayList<>();
    for (String severity : Rule.SEVERITIES) {
      if (dice.chance(0.5) || (levels.isEmpty() && severity.equals("CRITICAL"))) {
        Expr when = dice.chance(0.7) ? exprs.compared(number) : exprs.condition(2, ofDeals);
        Expr clear =
            dice.chance(0.6)
                ? null
                : dice.chance(0.6) ? exprs.compared(number) : exprs.condition(1, ofDeals);
        levels.add(new Rule.Level(severity, when, hold(0.5), clear));
      }
    }
    return levels;
  }

  private Duration hold(double none) {
    return dice.chance(none)
        ? Duration.ZERO
        : Duration.ofSeconds(
            switch (dice.between(0, 3)) {
              case 0 -> dice.between(1, 7_000);
              case 1 -> 3_600L * dice.between(1, 30);
              default -> 86_400L * dice.between(1, 9);
            });
  }

  /** The rules after an edit. */
  Rules edited(Rules old, Instant known) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : old.all()) {
      if (!dice.chance(0.12)) {
        rules.add(dice.chance(0.5) ? rule : edited(rule));
      }
    }
    if (dice.chance(0.3)) {
      rules.add(rule("rule-" + (10 * old.version() + dice.between(1, 2))));
    }
    List<Kpi> kpis =
        dice.chance(0.5) ? old.catalog() : old.catalog().stream().map(this::edited).toList();
    return new Rules(old.version() + dice.between(1, 3), known, kpis, rules);
  }

  private Kpi edited(Kpi kpi) {
    return kpi.formula() == null || dice.chance(0.7)
        ? kpi
        : new Kpi(kpi.name(), dice.pick(UNITS), withoutKpis.number(1, false), List.of());
  }

  private Rule edited(Rule r) {
    return switch (dice.between(0, 5)) {
      case 0 -> with(r, r.ofDeals(), r.levels(), r.keepFiringFor(), !r.enabled());
      case 1 -> with(rule(r.id()), r.levels(), r.ofDeals());
      case 2 -> rule(r.id());
      case 3 -> with(r, r.ofDeals(), levels(r.ofDeals()), hold(0.5), r.enabled());
      case 4 ->
          with(r, r.ofDeals(), r.levels().stream().map(this::edited).toList(), hold(0.5), true);
      default ->
          with(
              r,
              r.ofDeals(),
              r.levels().subList(dice.between(0, r.levels().size() - 1), r.levels().size()),
              r.keepFiringFor(),
              r.enabled());
    };
  }

  private Rule.Level edited(Rule.Level level) {
    Expr when =
        level.when() instanceof Expr.Op op && op.compares() ? exprs.moved(op) : level.when();
    return new Rule.Level(level.severity(), when, hold(0.5), level.clearWhen());
  }

  private static Rule with(Rule other, List<Rule.Level> levels, boolean ofDeals) {
    return other.ofDeals() == ofDeals
        ? with(other, ofDeals, levels, other.keepFiringFor(), other.enabled())
        : other;
  }

  private static Rule with(
      Rule r, boolean ofDeals, List<Rule.Level> levels, Duration keep, boolean enabled) {
    return new Rule(
        r.id(),
        r.set(),
        r.title(),
        r.kind(),
        ofDeals,
        r.appliesTo(),
        levels,
        keep,
        r.roles(),
        r.message(),
        r.playbook(),
        r.labels(),
        enabled);
  }
}
