package io.channelwatch.alert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one partner and its deals, by the slots of the rule table that they were last
 * placed on. A rule without an alert costs nothing but its slot, and nothing at rest.
 */
final class AlertStates {

  private static final RuleTable NO_RULES = new RuleTable(io.channelwatch.rule.RuleProgram.EMPTY);

  private RuleTable table = NO_RULES;
  private List<AlertState> unplaced;
  private @Nullable AlertState[] ofPartner = new AlertState[0];
  private final Map<Integer, Map<String, AlertState>> ofDeals = new HashMap<>();
  private long deadline = Long.MAX_VALUE;
  private boolean changed = true;

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
    Collection<AlertState> alerts = all();
    List<AlertState> removed = new ArrayList<>();
    table = next;
    unplaced = List.of();
    ofPartner = new AlertState[next.size()];
    ofDeals.clear();
    changed = true;
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
}
