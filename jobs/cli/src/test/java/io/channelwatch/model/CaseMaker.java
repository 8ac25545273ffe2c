package io.channelwatch.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Makes up a case from a seed: the same seed, the same case. */
public final class CaseMaker {

  private static final int SAMPLES = 12;

  private final Dice dice;
  private Rates rates;
  private Program program;
  private List<Fact> facts;

  private CaseMaker(long seed) {
    this.dice = new Dice(seed);
  }

  /** The case of a seed. */
  public static Case of(long seed) {
    return new CaseMaker(seed).make();
  }

  private Case make() {
    ProgramMaker programs = new ProgramMaker(dice);
    ZoneId zone = programs.zone();
    int fiscalMonth = dice.chance(0.3) ? 1 : dice.between(1, 12);
    ProgramMaker.Stretch stretch = programs.stretch(zone, fiscalMonth);
    program = programs.program(zone, fiscalMonth, stretch);
    Moments moments = new Moments(dice, program, stretch);
    rates = moments.rates();
    facts = new FactMaker(dice, program, moments).facts();

    List<Kpi> catalog = new ArrayList<>();
    Samples samples = new Samples(dice, views(catalog, stretch));
    WindowMaker windows = new WindowMaker(dice, program.retentionDays());
    RuleMaker maker =
        new RuleMaker(
            dice,
            new ExprMaker(dice, windows, samples, catalog),
            new ExprMaker(dice, windows, samples, List.of()),
            catalog);
    maker.fillCatalog();
    List<Rules> rules = new ArrayList<>();
    rules.add(new Rules(1, Fact.BEGINNING, List.copyOf(catalog), maker.rules()));
    if (dice.chance(0.4)) {
      edit(rules, maker, moments);
    }
    return new Case(program, rates, facts, rules);
  }

  /** Lets the rules become known at some instants, well apart from one another. */
  private void edit(List<Rules> rules, RuleMaker maker, Moments moments) {
    TreeSet<Instant> instants = new TreeSet<>();
    for (int i = dice.between(2, 4); i > 0; i--) {
      Instant instant = moments.any();
      Instant grid = program.tick(instant);
      if (instants.stream().noneMatch(other -> program.tick(other).equals(grid))) {
        instants.add(instant);
      }
    }
    Rules last = rules.remove(0);
    for (Instant instant : instants) {
      last =
          rules.isEmpty()
              ? new Rules(last.version(), instant, last.catalog(), last.all())
              : maker.edited(last, instant);
      rules.add(last);
    }
  }

  private List<View> views(List<Kpi> catalog, ProgramMaker.Stretch stretch) {
    Rules rules = new Rules(0, Fact.BEGINNING, catalog, List.of());
    List<View> views = new ArrayList<>();
    long length = Duration.between(stretch.start(), stretch.end()).toMillis();
    for (int i = 0; i < SAMPLES; i++) {
      String partner = dice.pick(facts).partner();
      Instant now = stretch.start().plusMillis(dice.below(length));
      List<Fact> some =
          facts.stream()
              .filter(f -> f.partner().equals(partner) && !f.known().isAfter(now))
              .sorted(Comparator.comparing(Fact::known))
              .toList();
      views.add(new View(new Known(program, rates, some), now, rules, null));
    }
    return views;
  }
}
