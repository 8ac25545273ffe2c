package io.channelwatch.model;

import io.channelwatch.model.Fact.Activity;
import io.channelwatch.model.Fact.DealVersion;
import io.channelwatch.model.Fact.Profile;
import io.channelwatch.model.Fact.Revenue;
import io.channelwatch.model.Fact.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What some records together say of one partner, whatever their order. */
final class Known {

  final String partner;
  final Program program;
  final Rates rates;
  final List<Deal> deals = new ArrayList<>();
  final List<Revenue> revenues = new ArrayList<>();
  final List<Activity> activities = new ArrayList<>();
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, List<Occurrence>> occurrences = new HashMap<>();
  private Profile profile;

  Known(Program program, Rates rates, List<Fact> facts) {
    this.partner = facts.isEmpty() ? "" : facts.get(0).partner();
    this.program = program;
    this.rates = rates;
    Map<String, List<DealVersion>> versions = new TreeMap<>();
    Set<Object> seen = new HashSet<>();
    for (Fact fact : facts) {
      if (fact instanceof DealVersion version) {
        versions.computeIfAbsent(version.deal(), id -> new ArrayList<>()).add(version);
      } else if (fact instanceof Revenue revenue && seen.add(revenue.identity())) {
        revenues.add(revenue);
      } else if (fact instanceof Activity activity && seen.add(activity.identity())) {
        activities.add(activity);
      } else if (fact instanceof Profile next) {
        profile = profile == null || isLater(next, profile) ? next : profile;
      } else if (fact instanceof Target next) {
        targets.merge(next.key(), next, (old, value) -> isLater(value, old) ? value : old);
      }
    }
    versions.forEach((id, all) -> deals.add(new Deal(id, all, program, rates)));
  }

  private static boolean isLater(Profile next, Profile old) {
    return isLater(
        Fact.latest(next.updated(), next.deleted(), next.known()),
        next.known(),
        Fact.latest(old.updated(), old.deleted(), old.known()),
        old.known());
  }

  private static boolean isLater(Target next, Target old) {
    return isLater(
        Fact.latest(next.updated(), next.deleted(), next.known()),
        next.known(),
        Fact.latest(old.updated(), old.deleted(), old.known()),
        old.known());
  }

  private static boolean isLater(Instant updated, Instant known, Instant oldUpdated, Instant old) {
    return updated.equals(oldUpdated) ? known.isAfter(old) : updated.isAfter(oldUpdated);
  }

  /** Everything that anything can be read from, as one text. */
  String imprint() {
    return deals.stream().map(Deal::imprint).toList()
        + " "
        + revenues
        + activities
        + profile
        + new TreeMap<>(targets);
  }

  /** The profile; null if there is none. */
  Profile profile() {
    return profile == null || profile.deleted() ? null : profile;
  }

  /** Whether the partner is one no more. */
  boolean retired() {
    return profile != null
        && (profile.deleted() || "TERMINATED".equals(profile.texts().get("status")));
  }

  /** The target with a key; null if there is none. */
  Target target(String key) {
    Target target = targets.get(key);
    return target == null || target.deleted() ? null : target;
  }

  /** What a measure counts. */
  List<Occurrence> of(String measure) {
    return occurrences.computeIfAbsent(measure, name -> Measures.of(this, name));
  }
}
