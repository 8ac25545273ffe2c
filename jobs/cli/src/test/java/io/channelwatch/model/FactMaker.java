package io.channelwatch.model;

import io.channelwatch.model.Fact.Activity;
import io.channelwatch.model.Fact.Contact;
import io.channelwatch.model.Fact.Profile;
import io.channelwatch.model.Fact.Revenue;
import io.channelwatch.model.Fact.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up records. */
final class FactMaker {

  static final String[] ACTIVITIES = {"portal_login", "training_completed", "mdf_utilized"};
  static final String[] METRICS = {"revenue", "registrations", "mdf_allocation"};
  static final String[] TIERS = {"gold", "silver", "platinum"};

  private final Dice dice;
  private final Program program;
  private final Moments moments;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<String> activityIds = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private int events;

  FactMaker(Dice dice, Program program, Moments moments) {
    this.dice = dice;
    this.program = program;
    this.moments = moments;
  }

  List<Fact> facts() {
    int partners = dice.between(3, 8);
    int records = dice.between(20, 120);
    DealMaker deals = new DealMaker(dice, program, moments, this::nextId);
    for (int i = 1; i <= partners; i++) {
      String partner = "p" + i;
      profiles(partner);
      targets(partner);
    }
    while (facts.size() < records) {
      String partner = "p" + dice.between(1, partners);
      switch (dice.between(0, 3)) {
        case 0 -> facts.add(revenue(partner));
        case 1 -> facts.add(activity(partner));
        default -> facts.addAll(deals.deal(partner));
      }
    }
    deals.removeUntimely(facts);
    repeat();
    return facts;
  }

  /** Adds a profile or a target unless it would tie with another. */
  private void add(Fact fact) {
    if (taken.add(fact.partner() + fact.identity())) {
      facts.add(fact);
    }
  }

  private String nextId() {
    return "e" + ++events;
  }

  /** Some additive records and deal versions come again, up to a month later. */
  private void repeat() {
    for (Fact fact : new ArrayList<>(facts)) {
      if (dice.chance(0.05)) {
        Instant known = moments.again(fact.known());
        if (fact instanceof Revenue r) {
          facts.add(
              new Revenue(
                  r.eventId(),
                  r.partner(),
                  r.occurred(),
                  r.amount(),
                  r.currency(),
                  r.attribution(),
                  r.type(),
                  r.customer(),
                  known));
        } else if (fact instanceof Activity a) {
          facts.add(
              new Activity(
                  a.eventId(),
                  a.partner(),
                  a.occurred(),
                  a.type(),
                  a.quantity(),
                  a.amount(),
                  a.currency(),
                  known));
        }
      }
    }
  }

  private Revenue revenue(String partner) {
    Instant occurred = moments.any();
    return new Revenue(
        nextId(),
        partner,
        occurred,
        moments.money(true),
        moments.currency(),
        dice.pick("SOURCED", "INFLUENCED", "FULFILLED", "UNKNOWN"),
        dice.pick("NEW", "EXPANSION", "RENEWAL", "UNKNOWN"),
        dice.maybe(0.8, "c" + dice.between(1, 4)),
        moments.known(occurred));
  }

  /** Often the id of a record of another topic. */
  private String activityId() {
    String last = "e" + events;
    String id = events > 0 && dice.chance(0.3) && !activityIds.contains(last) ? last : nextId();
    activityIds.add(id);
    return id;
  }

  private Activity activity(String partner) {
    Instant occurred = moments.any();
    boolean paid = dice.chance(0.5);
    return new Activity(
        activityId(),
        partner,
        occurred,
        dice.pick(ACTIVITIES),
        dice.pick(BigDecimal.ONE, new BigDecimal("2.5"), BigDecimal.ZERO, new BigDecimal("-1")),
        paid ? moments.money(true) : null,
        paid ? moments.currency() : null,
        moments.known(occurred));
  }

  private void profiles(String partner) {
    if (dice.chance(0.1)) {
      return;
    }
    Instant first = dice.maybe(0.3, moments.any());
    add(profile(partner, first));
    for (int i = dice.between(0, 4); i > 1; i--) {
      add(
          dice.chance(0.2)
              ? new Profile(
                  partner, null, Map.of(), null, null, null, Map.of(), true, moments.any())
              : profile(partner, moments.any()));
    }
  }

  private Profile profile(String partner, Instant updated) {
    Map<String, String> texts = new HashMap<>();
    put(texts, "name", "Partner " + partner + dice.between(1, 2));
    put(texts, "status", dice.pick("ACTIVE", "ACTIVE", "ACTIVE", "ONBOARDING", "TERMINATED"));
    put(texts, "tier", dice.pick(TIERS));
    put(texts, "region", dice.pick("emea", "apac"));
    put(texts, "country", dice.pick("DE", "US"));
    put(texts, "type", dice.pick("reseller", "referral"));
    Map<String, String> labels = new HashMap<>();
    put(labels, "focus", dice.pick("cloud", "edge"));
    LocalDate joined = moments.dayAbout().minusDays(dice.below(400));
    return new Profile(
        partner,
        updated,
        texts,
        dice.maybe(0.8, joined),
        contact("Ana", "Ben"),
        contact("Lea", "Leo"),
        labels,
        false,
        updated == null ? Fact.BEGINNING : moments.known(updated));
  }

  private void put(Map<String, String> texts, String name, String value) {
    if (dice.chance(0.8)) {
      texts.put(name, value);
    }
  }

  private Contact contact(String... names) {
    String name = dice.pick(names);
    return dice.maybe(
        0.8,
        new Contact(
            name,
            dice.maybe(0.7, name + "@example.com"),
            dice.maybe(0.3, "U" + name),
            dice.maybe(0.3, "Europe/Paris")));
  }

  private void targets(String partner) {
    for (int i = dice.between(0, 5); i > 0; i--) {
      String metric = dice.pick(METRICS);
      String period = dice.pick("quarter", "quarter", "month", "year");
      LocalDate start = program.periodStart(period, moments.dayAbout());
      LocalDate end = program.nextPeriod(period, start).plusDays(dice.chance(0.1) ? 1 : 0);
      String currency = metric.equals("registrations") ? null : dice.maybe(0.8, moments.currency());
      for (int versions = dice.between(1, 4); versions > 0; versions--) {
        Instant updated = dice.maybe(0.7, moments.any());
        boolean deleted = updated != null && dice.chance(0.2);
        add(
            new Target(
                partner,
                metric,
                start,
                end,
                deleted ? null : moments.money(false),
                deleted ? null : currency,
                deleted ? null : updated,
                deleted,
                updated == null ? Fact.BEGINNING : deleted ? updated : moments.known(updated)));
      }
    }
  }
}
