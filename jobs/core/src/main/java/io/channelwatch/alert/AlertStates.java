package io.channelwatch.alert;

import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one partner and its deals, by the slots of the rule table that they were last
 * placed on. A rule without an alert costs nothing at rest.
 */
final class AlertStates {

  private static final RuleTable NO_RULES = new RuleTable(RuleProgram.EMPTY, false);

  private RuleTable table = NO_RULES;
  private List<AlertState> unplaced;
  private @Nullable AlertState[] ofPartner = new AlertState[0];
  private List<Map<String, AlertState>> ofDeals = List.of();
  private long deadline = Long.MAX_VALUE;
  private boolean deadlineKnown;

  /** Alerts that are not placed on any table yet. */
  AlertStates(List<AlertState> alerts) {
    unplaced = alerts;
  }

  /**
   * Places every alert on its rule's slot.
   *
   * @return those whose rule is gone; they are no longer part of this
   */
  List<AlertState> place(RuleTable next) {
    if (next == table && unplaced.isEmpty()) {
      return List.of();
    }
    List<AlertState> alerts = all();
    table = next;
    unplaced = List.of();
    ofPartner = new AlertState[next.size()];
    ofDeals = new ArrayList<>(Collections.nCopies(next.size(), Map.of()));
    deadlineKnown = false;
    List<AlertState> removed = new ArrayList<>();
    for (AlertState alert : alerts) {
      int slot = next.slotOf(alert);
      if (slot < 0) {
        removed.add(alert);
      } else {
        put(slot, alert);
      }
    }
    return removed;
  }

  /** The alert of a rule on the partner; null if there is none. */
  @Nullable AlertState ofPartner(int slot) {
    return ofPartner[slot];
  }

  /** The alert of a rule on a deal; null if there is none. */
  @Nullable AlertState ofDeal(int slot, String dealId) {
    return ofDeals.get(slot).get(dealId);
  }

  /** The alerts of a rule on deals, as they are now. */
  Collection<AlertState> ofDeals(int slot) {
    return List.copyOf(ofDeals.get(slot).values());
  }

  /** Remembers what has become of an alert, or forgets it. */
  void replace(int slot, @Nullable AlertState before, @Nullable AlertState after) {
    if (Objects.equals(before, after)) {
      return;
    }
    deadlineKnown = false;
    if (after != null) {
      put(slot, after);
    } else if (before != null) {
      remove(slot, before);
    }
  }

  /** Forgets everything. */
  void clear() {
    unplaced = List.of();
    Arrays.fill(ofPartner, null);
    ofDeals.replaceAll(byDeal -> Map.of());
    deadlineKnown = false;
  }

  /** Every alert. */
  List<AlertState> all() {
    List<AlertState> alerts = new ArrayList<>(unplaced);
    for (AlertState alert : ofPartner) {
      if (alert != null) {
        alerts.add(alert);
      }
    }
    ofDeals.forEach(byDeal -> alerts.addAll(byDeal.values()));
    return alerts;
  }

  /** The earliest deadline of any alert; {@code Long.MAX_VALUE} if there is none. */
  long deadline() {
    if (!deadlineKnown) {
      deadline = Math.min(earliest(unplaced), earliest(Arrays.asList(ofPartner)));
      for (Map<String, AlertState> byDeal : ofDeals) {
        if (!byDeal.isEmpty()) {
          deadline = Math.min(deadline, earliest(byDeal.values()));
        }
      }
      deadlineKnown = true;
    }
    return deadline;
  }

  private static long earliest(Iterable<@Nullable AlertState> alerts) {
    long earliest = Long.MAX_VALUE;
    for (AlertState alert : alerts) {
      earliest = alert == null ? earliest : Math.min(earliest, alert.deadline());
    }
    return earliest;
  }

  private void put(int slot, AlertState alert) {
    switch (alert.scope()) {
      case PARTNER -> ofPartner[slot] = alert;
      case DEAL -> {
        if (ofDeals.get(slot).isEmpty()) {
          ofDeals.set(slot, new HashMap<>());
        }
        ofDeals.get(slot).put(alert.subjectId(), alert);
      }
    }
  }

  private void remove(int slot, AlertState alert) {
    switch (alert.scope()) {
      case PARTNER -> ofPartner[slot] = null;
      case DEAL -> {
        Map<String, AlertState> byDeal = ofDeals.get(slot);
        byDeal.remove(alert.subjectId());
        if (byDeal.isEmpty()) {
          ofDeals.set(slot, Map.of());
        }
      }
    }
  }
}
