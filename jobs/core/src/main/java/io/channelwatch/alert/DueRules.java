package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import java.util.BitSet;

/**
 * The rules that an evaluation must look at, because something that they read may have changed
 * since the last one.
 *
 * @param all whether these are all rules, and every deal must be looked at
 * @param slots the rules
 */
record DueRules(boolean all, BitSet slots) {

  static DueRules of(
      PartnerState state, RuleTable rules, FiscalCalendar calendar, long at, boolean everything) {
    BitSet slots = new BitSet(rules.size());
    if (everything) {
      slots.set(0, rules.size());
      return new DueRules(true, slots);
    }
    rules.addReaders(state.history().touched(), slots);
    addTurned(slots, rules, calendar, state.evaluatedAt(), at);
    return new DueRules(false, slots);
  }

  private static void addTurned(
      BitSet slots, RuleTable rules, FiscalCalendar calendar, long from, long to) {
    boolean readsDays = !rules.dayReaders().isEmpty();
    if (readsDays && calendar.day(from) != calendar.day(to)) {
      slots.or(rules.dayReaders());
    }
    boolean readsHours = !rules.hourReaders().isEmpty();
    if (readsHours && calendar.startOfHour(from) != calendar.startOfHour(to)) {
      slots.or(rules.hourReaders());
    }
  }
}
